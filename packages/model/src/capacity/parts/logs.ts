import { isDistributedLoki } from '../../contracts/loki-parts.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import type { Part } from '../part.ts'
import { logsRelayParts } from './logs-relay.ts'
import { distributedLoki, onlyLoki } from './loki.ts'
import { victoriaLogsParts } from './victoria-logs.ts'

/** The store of logs, and the relay before two copies of it. */
export const logsParts = (fleet: Fleet): readonly Part[] => {
  if (isDistributedLoki(fleet)) return distributedLoki(fleet)
  const parts = victoriaLogsParts(fleet)
  return [...logsRelayParts(fleet), ...(parts.length > 0 ? parts : [onlyLoki(fleet)])]
}
