"use client"

import dynamic from "next/dynamic"
import { Skeleton } from "../../../_components/ui/skeleton"
import type { CostChartProps } from "./cost-chart"

/** The chart's library is large and draws in the browser only; its place is kept meanwhile. */
export const LazyCostChart = dynamic<CostChartProps>(async () => (await import("./cost-chart")).CostChart, { ssr: false, loading: () => <Skeleton className="size-full" /> })
