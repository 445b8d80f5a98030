/** Facts that services announce after their commit. Ids only: what was true then is read again when the work begins. */
export type ProductEvent =
  | { name: "request/accepted"; data: { workspaceId: string; requestId: string; promptKey: string; userId: string; isUserFacing: boolean } }
  | { name: "request/cancelled"; data: { workspaceId: string; requestId: string } }
  | { name: "document/version-added"; data: { workspaceId: string; documentId: string; versionId: string; userId: string; /** Nobody waits for it. */ isBatch: boolean; /** Set when work is taken up again, which is no repetition of the first announcement. */ tryId?: string } }
  | { name: "insights/repricing-asked"; data: { workspaceId: string; repricingId: string; userId: string } }
  | { name: "connector/sync-due"; data: { workspaceId: string; connectorId: string; runId: string; /** A person asked, so all rows are read. */ isAsked: boolean } }
  | { name: "connector/clearing-asked"; data: { workspaceId: string; connectorId: string } }
  | { name: "index/build-asked"; data: { workspaceId: string } }
  | { name: "index/check-asked"; data: { workspaceId: string } }
  | { name: "recall/follow-asked"; data: { workspaceId: string; recallId: string; userId: string } }
  | { name: "recall/ask-again-asked"; data: { workspaceId: string; recallId: string; userId: string; /** Each asking is one. */ tryId: string; ownOnly: boolean; /** The item to go on behind. */ after?: string | null } }
  | { name: "document/deleted"; data: { workspaceId: string; documentId: string } }
  | { name: "grid/fill-asked"; data: { workspaceId: string; gridId: string; /** Each asking is one; what is answered already is left alone. */ tryId: string } }
