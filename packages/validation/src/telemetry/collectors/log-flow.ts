import type { FileLog, Operator } from './config.ts'

/** What a line carries: its own attributes, and those of the resource that it comes from. */
export interface Carried {
  readonly attributes: ReadonlyMap<string, string>
  readonly resource: ReadonlyMap<string, string>
}

interface Line {
  readonly attributes: Map<string, string>
  readonly resource: Map<string, string>
}

/** What a line of a file carries once the operators of its receiver have run, in their order. */
export const carriedBy = (receiver: FileLog, path: string): Carried => {
  const line: Line = { attributes: new Map(), resource: new Map() }
  if (receiver.include_file_path === true) line.attributes.set(FILE_PATH, path)
  for (const operator of receiver.operators ?? [])
    if (runs(line, operator)) EFFECTS[operator.type]?.(line, operator)
  return line
}

const FILE_PATH = 'log.file.path'

/** Whether an operator's condition holds; one of another form than `FIELD matches "…"` is taken to. */
const runs = (line: Line, { if: condition = '' }: Operator): boolean => {
  const [, field = '', expression = ''] = /^(\S+) matches "(.*)"$/.exec(condition) ?? []
  const [read] = fieldsIn(field)
  if (!read) return true
  const value = line[read.of].get(read.name)
  return value !== undefined && (goExpression(expression)?.test(value) ?? true)
}

type Effect = (line: Line, operator: Operator) => void

/** What the `container` operator reads off a path. */
const FROM_PATH = /^.*\/([^_/]+)_([^_/]+)_([a-f0-9-]+)\/([^._/]+)\/(\d+)\.log(?:\..*)?$/

const container: Effect = (line, { add_metadata_from_filepath: byPath = true }) => {
  const [, namespace, pod, uid, name] = FROM_PATH.exec(line.attributes.get(FILE_PATH) ?? '') ?? []
  if (!byPath || namespace === undefined) return
  const read = {
    'k8s.namespace.name': namespace,
    'k8s.pod.name': pod,
    'k8s.pod.uid': uid,
    'k8s.container.name': name,
  }
  for (const [key, value] of Object.entries(read)) line.resource.set(key, value ?? '')
}

const parse: Effect = (line, { regex = '', parse_from: from = 'body', parse_to: to = 'attributes' }) => {
  const [field] = fieldsIn(from)
  const text = field && line[field.of].get(field.name)
  const groups = text === undefined ? undefined : goExpression(regex)?.exec(text)?.groups
  const target = to === 'resource' ? line.resource : line.attributes
  for (const [name, value] of Object.entries(groups ?? {})) target.set(name, value)
}

const transfer =
  (isMove: boolean): Effect =>
  (line, { from = '', to = '' }) => {
    const [[source], [target]] = [fieldsIn(from), fieldsIn(to)]
    const value = source && line[source.of].get(source.name)
    if (!source || !target || value === undefined) return
    if (isMove) line[source.of].delete(source.name)
    line[target.of].set(target.name, value)
  }

const remove: Effect = (line, { field = '' }) => {
  if (field === 'attributes' || field === 'resource') line[field].clear()
  for (const { of, name } of fieldsIn(field)) line[of].delete(name)
}

const EFFECTS: Readonly<Record<string, Effect>> = {
  container,
  regex_parser: parse,
  move: transfer(true),
  copy: transfer(false),
  remove,
}

interface Field {
  readonly of: 'attributes' | 'resource'
  readonly name: string
}

/** `attributes.uid` and `resource["k8s.pod.uid"]`; none where a field is the body or a whole map. */
const fieldsIn = (text: string): readonly Field[] => {
  const [, of, plain, quoted] = /^(attributes|resource)(?:\.([\w-]+)|\[["'](.+)["']\])$/.exec(text) ?? []
  const name = plain ?? quoted
  return (of === 'attributes' || of === 'resource') && name !== undefined ? [{ of, name }] : []
}

/** A Go expression as one of ours; its syntax was checked before. */
const goExpression = (regex: string): RegExp | undefined => {
  try {
    return new RegExp(regex.replaceAll('(?P<', '(?<'))
  } catch {
    return undefined
  }
}
