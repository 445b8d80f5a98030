"use client"

import { createContext } from "react"
import type { OpenPlace } from "./source-place"

/** A page that shows a document already shows a passage of it there: true when it did. */
export const SourceHost = createContext<((place: OpenPlace) => boolean) | null>(null)
