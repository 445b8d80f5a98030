import type { ModelsConfig } from "../../../../lib/inference/models"
import { unusedModels } from "../../../support/unused-models"

/** Real models with real prices, none of which is called: nothing beyond the accept is run here. */
export const pricedModels: ModelsConfig = { ...unusedModels, anthropicApiKey: "none", anthropicBaseUrl: "http://127.0.0.1:9" }
