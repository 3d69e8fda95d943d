import { typeOf, type Collector, type pipelinesOf } from '../collectors/collector.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'

type Attributes = Map<string, LabelValues>

/** What stands beside the lines that a pipeline sends. */
export interface Sent {
  /** Of what produced the line. */
  readonly resource: Attributes
  /** Of the line itself. */
  readonly attributes: Attributes
}

/** Reads a logs pipeline from its receivers to its last processor. */
export const sentBy = (
  { config }: Collector,
  { receivers, processors }: ReturnType<typeof pipelinesOf>[number],
): Sent => {
  const sent: Sent = { resource: new Map(), attributes: new Map() }
  for (const id of receivers) if (/^file_?log$/.test(typeOf(id))) receive(sent, config.receivers[id])
  for (const id of processors) {
    if (typeOf(id) === 'resource') setResource(sent, config.processors[id])
    if (/^k8s_?attributes$/.test(typeOf(id)))
      for (const key of listOf(valueAt(config.processors[id], ['extract', 'metadata'])))
        sent.resource.set(String(key), 'any')
  }
  return sent
}

const FILE_PATH = 'log.file.path'
const FILE_NAME = 'log.file.name'

const receive = (sent: Sent, receiver: unknown): void => {
  if (valueAt(receiver, ['include_file_path']) === true) sent.attributes.set(FILE_PATH, 'any')
  if (valueAt(receiver, ['include_file_name']) !== false) sent.attributes.set(FILE_NAME, 'any')
  for (const part of ['resource', 'attributes'] as const)
    for (const [key, value] of Object.entries(mapAt(receiver, part))) sent[part].set(key, textOf(value))
  for (const operator of listOf(valueAt(receiver, ['operators'])))
    if (isMap(operator)) operate(sent, operator)
}

type Operator = Readonly<Record<string, unknown>>

/** Of the path of a pod's log: /var/log/pods/NAMESPACE_POD_UID/CONTAINER/RESTARTS.log. */
const OF_PATH = [
  'k8s.namespace.name',
  'k8s.pod.name',
  'k8s.pod.uid',
  'k8s.container.name',
  'k8s.container.restart_count',
] as const

const OF_LINE: readonly (readonly [string, LabelValues])[] = [
  ['log.iostream', new Set(['stdout', 'stderr'])],
  ['logtag', new Set(['F', 'P'])],
]

type Operate = (sent: Sent, operator: Operator) => void

const operate: Operate = (sent, operator) => OPERATORS[String(operator['type'])]?.(sent, operator)

/** What parsers of a line's own words find depends on the line, and no rule counts on it. */
const OPERATORS: Readonly<Record<string, Operate>> = {
  container: ({ resource, attributes }, operator) => {
    for (const [key, values] of OF_LINE) attributes.set(key, values)
    if (operator['add_metadata_from_filepath'] !== false && attributes.has(FILE_PATH))
      for (const key of OF_PATH) resource.set(key, 'any')
  },
  regex_parser: ({ attributes }, { regex }) => {
    for (const [, group = ''] of String(regex).matchAll(/\(\?P?<(\w+)>/g)) attributes.set(group, 'any')
  },
  add: (sent, { field, value }) => put(sent, String(field), textOf(value)),
  remove: (sent, { field }) => void take(sent, String(field)),
  move: (sent, { from, to }) => put(sent, String(to), take(sent, String(from))),
  copy: (sent, { from, to }) => put(sent, String(to), look(sent, String(from))),
}

/** `resource["k8s.pod.uid"]` or `attributes.uid`. */
const FIELD = /^(resource|attributes)(?:\.([\w.]+)|\[["'](.+)["']\])$/

const located = (sent: Sent, field: string): readonly [Attributes, string] | undefined => {
  const [, part, dotted, quoted] = FIELD.exec(field) ?? []
  const key = dotted ?? quoted
  return part === undefined || key === undefined ? undefined : [sent[part as keyof Sent], key]
}

const look = (sent: Sent, field: string): LabelValues | undefined => {
  const [holder, key] = located(sent, field) ?? []
  return key === undefined ? undefined : holder?.get(key)
}

const take = (sent: Sent, field: string): LabelValues | undefined => {
  const found = look(sent, field)
  const [holder, key] = located(sent, field) ?? []
  if (key !== undefined) holder?.delete(key)
  return found
}

const put = (sent: Sent, field: string, values: LabelValues | undefined): void => {
  const [holder, key] = located(sent, field) ?? []
  if (key !== undefined && values !== undefined) holder?.set(key, values)
}

const setResource = ({ resource }: Sent, processor: unknown): void => {
  for (const one of listOf(valueAt(processor, ['attributes']))) {
    const { key, value, action } = isMap(one) ? one : {}
    const name = String(key)
    if (action === 'delete') resource.delete(name)
    else if (action === 'upsert' || (action === 'insert') !== resource.has(name))
      resource.set(name, textOf(value))
  }
}

const textOf = (value: unknown): LabelValues =>
  typeof value === 'string' && !value.includes('${') && !value.startsWith('EXPR(') ? new Set([value]) : 'any'

const mapAt = (holder: unknown, key: string): Readonly<Record<string, unknown>> => {
  const value = valueAt(holder, [key])
  return isMap(value) ? value : {}
}
