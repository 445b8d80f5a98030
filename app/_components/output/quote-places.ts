"use client"

import { createContext } from "react"
import type { CitationView } from "@/lib/services/requests/requests.dto"

/** Where the quotes of an output stand, by their words, and how a page shows such a place beside it; without that a link leads there. */
export type QuotePlacing = { citations: ReadonlyMap<string, CitationView>; onShow: ((citation: CitationView) => void) | null }

export const QuotePlaces = createContext<QuotePlacing | null>(null)
