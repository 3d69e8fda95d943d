import {
  DATA_SOURCE_UID,
  gateway,
  SECOND_COPY_PATH,
  serviceUrl,
  usesVictoriaLogs,
  VICTORIA_LOGS_PLUGIN,
  VICTORIA_LOGS_SOURCE,
  victoriaLogsCopies,
  type Fleet,
} from '@fleet/model'
import { linksToTraces } from './traces.ts'

/** The store of logs as a data source, and the second copy of it as another. Queries go through the gateway. */
export const logSources = (fleet: Fleet) => {
  const [first, second] = victoriaLogsCopies(fleet)
  if (!first) return [loki(fleet)]
  return [
    victoriaLogsSource(fleet, { name: 'VictoriaLogs', uid: DATA_SOURCE_UID.victoriaLogs, path: '' }),
    // A copy that was killed lacks the lines of its last seconds, and the other has them.
    ...(second
      ? [
          victoriaLogsSource(fleet, {
            name: 'VictoriaLogs, second copy',
            uid: DATA_SOURCE_UID.secondVictoriaLogs,
            path: SECOND_COPY_PATH,
          }),
        ]
      : []),
  ]
}

const throughGateway = (fleet: Fleet, path = '') => ({
  access: 'proxy',
  url: `${serviceUrl(gateway(fleet).service)}${path}`,
  isDefault: false,
  editable: false,
})

const victoriaLogsSource = (
  fleet: Fleet,
  { path, ...named }: { readonly name: string; readonly uid: string; readonly path: string },
) => ({
  name: named.name,
  type: VICTORIA_LOGS_SOURCE,
  uid: named.uid,
  ...throughGateway(fleet, path),
  jsonData: linksToTraces(fleet),
})

const loki = (fleet: Fleet) => ({
  name: 'Loki',
  type: 'loki',
  uid: DATA_SOURCE_UID.loki,
  ...throughGateway(fleet),
  // The gateway does not pass Loki's rules API, which Grafana would query.
  jsonData: { manageAlerts: false, ...linksToTraces(fleet) },
})

/** The plugins that Grafana installs: those of the inventory, and VictoriaLogs' own, whose version the inventory may state. */
export const pluginsOf = (fleet: Fleet): readonly string[] | undefined => {
  const { plugins } = fleet.hub.grafana
  if (!usesVictoriaLogs(fleet) || plugins?.some((plugin) => plugin.startsWith(`${VICTORIA_LOGS_SOURCE}@`)))
    return plugins
  return [VICTORIA_LOGS_PLUGIN, ...(plugins ?? [])]
}
