import type { Host } from '../hosts/host.ts'
import type { LogStore, StoreName } from '../logs/log-store.ts'
import { startLoki } from './loki.ts'
import { startVictoriaLogs } from './victoria-logs.ts'

const starts: Readonly<Record<StoreName, (host: Host) => Promise<LogStore>>> = {
  VictoriaLogs: startVictoriaLogs,
  Loki: startLoki,
}

/** Starts a store of logs behind the hub's gateway and NodePort. */
export const startLogStore = (host: Host, name: StoreName): Promise<LogStore> => starts[name](host)
