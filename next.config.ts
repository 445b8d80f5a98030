import type { NextConfig } from "next"

/** Next's own inline scripts need 'unsafe-inline'; nothing else may come from anywhere but here, images of answers least of all. */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'self'",
].join("; ")

/** Files that somebody uploaded carry a stricter policy of their own, which one from here would replace. */
const allButFiles = "/((?!api/documents/[^/]+/file$).*)"

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "SAMEORIGIN" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
]

const config: NextConfig = {
  serverExternalPackages: ["@electric-sql/pglite", "@electric-sql/pglite-pgvector", "postgres", "pino", "tsx"],
  poweredByHeader: false,
  agentRules: false,
  devIndicators: false,
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: allButFiles, headers: [{ key: "Content-Security-Policy", value: contentSecurityPolicy }] },
  ],
}

export default config
