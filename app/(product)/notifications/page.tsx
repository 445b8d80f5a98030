import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { listNotifications } from "@/lib/services/notifications"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { NotificationList } from "./_parts/notification-list"

export const metadata: Metadata = { title: "Notifications" }

export default async function NotificationsPage() {
  const ctx = await pageContext()
  const page = await listNotifications(ctx, { limit: 50 })
  return (
    <PageBody>
      <PageHeader title="Notifications" description="What changed under your documents and answers, and under those you watch." />
      <NotificationList initial={page} />
    </PageBody>
  )
}
