import { dirname, join } from 'node:path'
import { readInventory } from '@fleet/build/read-inventory'
import { DEFAULT_TREES_FOLDER, type Fleet } from '@fleet/model'
import { drawTopology, topologyOf } from '@fleet/topology'
import type { PreviewRequest } from '../request.ts'
import { dashboardsBelow } from '../trees/dashboards-below.ts'
import { networkPoliciesIn } from '../trees/network-policies.ts'
import type { FoundDashboard } from '../trees/dashboards-in.ts'
import { bundlePage } from './bundle-page.ts'
import { listen } from './listen.ts'
import { reloads } from './reloads.ts'
import { requestHandler } from './request-handler.ts'
import { storesOf, type Stores } from './stores.ts'

const REPOSITORY = join(import.meta.dirname, '../../../..')

/** The page, as long as it is not closed. */
export interface Preview {
  readonly url: string
  /** The folder of the dashboards. */
  readonly directory: string
  /** Read anew at each call. */
  readonly dashboards: () => readonly FoundDashboard[]
  readonly close: () => Promise<void>
}

interface World {
  /** The time in milliseconds. Stated, made values are the same on each run. */
  readonly now?: () => number
  /** In place of those that the request names. */
  readonly stores?: Stores
}

/** Serves the page on this machine alone. */
export const startPreview = async (
  request: PreviewRequest,
  { now = Date.now, stores }: World = {},
): Promise<Preview> => {
  const { fleet, folder } = await fleetOf(request)
  const directory = request.directory ?? folder
  const dashboards = (): readonly FoundDashboard[] => dashboardsBelow(directory)
  const changes = reloads(directory)
  const server = await listen(
    requestHandler({
      page: await bundlePage(),
      dashboards,
      stores: stores ?? storesOf(request.stores, fleet, now),
      fleet,
      topology: (scheme) =>
        drawTopology(topologyOf(fleet, networkPoliciesIn(join(folder, fleet.hub.cluster))), scheme),
      changes,
    }),
    request.port,
  )
  return {
    url: server.url,
    directory,
    dashboards,
    close: async () => (changes.close(), await server.close()),
  }
}

const fleetOf = async ({ inventory }: PreviewRequest): Promise<{ fleet: Fleet; folder: string }> => {
  const read = await readInventory(inventory, { repository: REPOSITORY })
  if (!read.ok)
    throw new Error(`the inventory has errors; \`pnpm check\` lists them: ${read.findings[0]?.message}`)
  const root = inventory === undefined ? REPOSITORY : dirname(inventory)
  return { fleet: read.fleet, folder: join(root, read.fleet.gitops.path ?? DEFAULT_TREES_FOLDER) }
}
