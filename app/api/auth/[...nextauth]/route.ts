import NextAuth from "next-auth"
import { authOptions } from "@/lib/http/auth-options"
import { limitSignIn } from "@/lib/http/limit-sign-in"

type Context = { params: Promise<{ nextauth: string[] }> }

function handler(request: Request, context: Context): Promise<Response> {
  return limitSignIn(request, (limits) => NextAuth(request as never, context as never, authOptions(limits)) as Promise<Response>)
}

export { handler as GET, handler as POST }
