import { NotFoundMessage } from "./_components/not-found-message"

export const metadata = { title: "Not found" }

export default function NotFound() {
  return (
    <main className="min-h-dvh">
      <NotFoundMessage />
    </main>
  )
}
