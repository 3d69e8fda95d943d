import { at, type Located } from '../../values/location.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import { nameOf } from '../../tree/objects.ts'
import { inEachChanged, type ChangeRule } from './change-rule.ts'

export const banNodePortChange: ChangeRule = {
  id: 'ban-node-port-change',
  severity: 'warning',
  summary: 'A Service keeps the ports and the address under which it is reached from outside its cluster.',
  rationale:
    'Each cluster reconciles by itself. Until Flux has applied every tree, some push to the old port and some to the new one. What nobody answers waits in queues, or is lost.',
  fix: 'Add a second Service with the new port, push, move the clients, and remove the first one after that.',
  check: inEachChanged(['core/Service'], ({ before, after }, report) => {
    const change = typeChange(before, after) ?? portChange(before, after)
    if (!change) return
    report({
      location: at(after, 'spec', ...change.path),
      message: `${nameOf(after)} changes ${change.text}`,
      impact:
        'clients outside of the cluster use the old one until they change, too: collectors of other clusters keep what they cannot push in their queues until Flux has applied their trees',
      fix: 'reconcile all clusters at once; or add a second Service with the new one, and remove the first later',
    })
  }),
}

interface Change {
  readonly path: readonly (string | number)[]
  readonly text: string
}

/** What every type is reached by, the others are reached by, too. */
const REACH = ['ExternalName', 'ClusterIP', 'NodePort', 'LoadBalancer']

const typeOf = ({ object }: Located): string => textAt(object, 'spec', 'type') || 'ClusterIP'

const typeChange = (before: Located, after: Located): Change | undefined => {
  const [old, now] = [typeOf(before), typeOf(after)]
  return REACH.indexOf(now) < REACH.indexOf(old)
    ? { path: ['type'], text: `its type from ${old} to ${now}` }
    : undefined
}

const portChange = (before: Located, after: Located): Change | undefined => {
  const [old, now] = [before, after].map((located) => listOf(valueAt(located.object, ['spec', 'ports'])))
  const kept = new Set((now ?? []).map((port) => valueAt(port, ['nodePort'])))
  for (const port of old ?? []) {
    const nodePort = valueAt(port, ['nodePort'])
    // Under another name or number it is still what clients call.
    if (kept.has(nodePort)) continue
    const index = (now ?? []).findIndex((one) => isSamePort(one, port))
    const changed = valueAt(now?.[index], ['nodePort'])
    if (typeof nodePort === 'number' && changed !== nodePort)
      return {
        path: ['ports', ...(index < 0 ? [] : [index, 'nodePort'])],
        text: `the node port ${nodePort}${typeof changed === 'number' ? ` to ${changed}` : ', which is gone'}`,
      }
  }
  return undefined
}

const isSamePort = (one: unknown, other: unknown): boolean =>
  valueAt(one, ['name']) === valueAt(other, ['name']) && valueAt(one, ['port']) === valueAt(other, ['port'])
