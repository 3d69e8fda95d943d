import {
  DATA_SOURCE_UID,
  gateway,
  serviceUrl,
  VICTORIA_LOGS_PLUGIN,
  VICTORIA_LOGS_SOURCE,
  victoriaLogs,
  type Fleet,
} from '@fleet/model'
import { linksToTraces } from './traces.ts'

/** The store of logs as a data source. Its queries go through the gateway. */
export const logSource = (fleet: Fleet) => {
  const common = {
    access: 'proxy',
    url: serviceUrl(gateway(fleet).service),
    isDefault: false,
    editable: false,
  }
  return victoriaLogs(fleet)
    ? {
        name: 'VictoriaLogs',
        type: VICTORIA_LOGS_SOURCE,
        uid: DATA_SOURCE_UID.victoriaLogs,
        ...common,
        jsonData: linksToTraces(fleet),
      }
    : {
        name: 'Loki',
        type: 'loki',
        uid: DATA_SOURCE_UID.loki,
        ...common,
        // The gateway does not pass Loki's rules API, which Grafana would query.
        jsonData: { manageAlerts: false, ...linksToTraces(fleet) },
      }
}

/** The plugins that Grafana installs: those of the inventory, and VictoriaLogs' own, whose version the inventory may state. */
export const pluginsOf = (fleet: Fleet): readonly string[] | undefined => {
  const { plugins } = fleet.hub.grafana
  if (!victoriaLogs(fleet) || plugins?.some((plugin) => plugin.startsWith(`${VICTORIA_LOGS_SOURCE}@`)))
    return plugins
  return [VICTORIA_LOGS_PLUGIN, ...(plugins ?? [])]
}
