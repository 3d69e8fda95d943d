import type {
  ChangedObjectPlan,
  ClusterPlan,
  DataChange,
  DeletedObject,
  Difference,
  PartDifference,
  PlannedObject,
  ReleasePlan,
  Restart,
} from '@fleet/validation/plan'
import { counted } from '../counted.ts'
import { visibleText } from '../visible-text.ts'
import { changedLines, changeOnALine, shortened, type ChangedLine } from './value-text.ts'

/** Something that is created, changed or deleted, or that needs attention. */
export type Mark = '+' | '~' | '-' | '!'

/** A line of a plan, with what explains it. */
export interface Entry {
  readonly mark: Mark
  readonly title: string
  readonly file?: string
  readonly lines: readonly ChangedLine[]
}

/** What a plan says of one cluster, or of several alike. */
export interface ClusterSection {
  readonly clusters: readonly string[]
  readonly state: ClusterPlan['state']
  readonly data: readonly Entry[]
  readonly releases: readonly Entry[]
  readonly restarts: readonly Entry[]
  readonly objects: readonly Entry[]
}

/** The clusters with a change. Those that change alike are one section. */
export const sectionsOf = (plans: readonly ClusterPlan[]): readonly ClusterSection[] => {
  const alike = Map.groupBy(plans, likeness)
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...sectionOf(first), clusters: group.map(({ cluster }) => visibleText(cluster)) }] : []
  })
}

/** The part of a name that is made from a content. */
const HASH = /-[0-9a-f]{10}\b/g

const likeness = ({ cluster, ...plan }: ClusterPlan): string =>
  JSON.stringify(plan).replaceAll(cluster, '\u0000').replaceAll(HASH, '')

const sectionOf = (plan: ClusterPlan): ClusterSection => ({
  clusters: [plan.cluster],
  state: plan.state,
  data: plan.data.map(dataEntry),
  releases: plan.releases.map(releaseEntry),
  restarts: [...plan.restarts.map(restartEntry), ...plan.staleReaders.map(staleEntry)],
  objects: [
    ...plan.created.map((object) => entry('+', aboutText(object), object.file)),
    ...plan.changed.map(changedEntry),
    ...plan.deleted.map(deletedEntry),
  ],
})

const entry = (mark: Mark, title: string, file?: string, lines: readonly ChangedLine[] = []): Entry => ({
  mark,
  title: visibleText(title),
  ...(file !== undefined && { file: visibleText(file) }),
  lines: lines.map((line) => ({ ...line, text: visibleText(line.text) })),
})

const nameText = ({ kind, namespace, name }: PlannedObject): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`

const aboutText = (object: PlannedObject): string =>
  object.about === undefined ? nameText(object) : `${nameText(object)}: ${shortened(object.about)}`

const deletedEntry = (object: DeletedObject): Entry =>
  object.stays === undefined
    ? entry('-', aboutText(object), object.file)
    : entry('!', `${nameText(object)} leaves the tree and stays in the cluster: ${object.stays}`, object.file)

/** The fields and parts of one object that are printed. */
const MOST_LINES = 60

const changedEntry = (object: ChangedObjectPlan): Entry => {
  const lines = [...object.fields.flatMap(fieldLines), ...object.parts.flatMap(partLines)]
  const replaced = object.replaces === undefined ? '' : ` takes the place of ${object.replaces}`
  return entry('~', `${nameText(object)}${replaced}`, object.file, atMost(lines, MOST_LINES))
}

const atMost = (lines: readonly ChangedLine[], most: number): readonly ChangedLine[] =>
  lines.length <= most
    ? lines
    : [...lines.slice(0, most), { mark: ' ', text: `… ${lines.length - most} more lines` }]

const fieldLines = (difference: Difference): readonly ChangedLine[] => {
  const onALine = changeOnALine(difference)
  return onALine === undefined
    ? [{ mark: ' ', text: `${difference.field}:` }, ...changedLines(difference)]
    : [{ mark: ' ', text: `${difference.field}: ${onALine}` }]
}

const MARKS = { added: '+', changed: ' ', removed: '-' } as const

const partLines = ({ part, name, within, change, fields }: PartDifference): readonly ChangedLine[] => {
  const group = within === undefined || part === 'panel' || part === 'variable' ? '' : ` (${within})`
  const panels = change === 'added' && part === 'dashboard' ? fields : []
  const about = panels.map(({ field, after }) => `, ${field}: ${String(after)}`).join('')
  return [
    { mark: MARKS[change], text: `${part} ${shortened(name)}${group} ${change}${about}` },
    ...(change === 'changed' ? fields.flatMap(fieldLines) : []),
  ]
}

const dataEntry = ({ subject, change, detail }: DataChange): Entry => {
  const more = detail === undefined ? '' : `: ${detail}`
  return entry(DATA_MARKS[change], `${subject} ${DATA_WORDS[change]}${more}`)
}

const DATA_MARKS: Readonly<Record<DataChange['change'], Mark>> = {
  created: '+',
  deleted: '!',
  kept: '-',
  longer: '~',
  resized: '~',
  shorter: '!',
}

const DATA_WORDS: Readonly<Record<DataChange['change'], string>> = {
  created: 'is created',
  deleted: 'is deleted with its data',
  kept: 'leaves the tree, and its data stays in the cluster',
  longer: 'are kept longer',
  resized: 'changes its size',
  shorter: 'are kept for less, and what is older is deleted',
}

const releaseEntry = ({ release, change, before, after, values, valuesFrom }: ReleasePlan): Entry => {
  const chart = chartText(before, after)
  const changed = [
    ...(chart === undefined ? [] : [chart]),
    ...(values.length > 0 ? [counted(values.length, 'value')] : []),
    ...valuesFrom,
  ].join(', ')
  return entry(RELEASE_MARKS[change], `${release} is ${change}${changed === '' ? '' : `: ${changed}`}`)
}

const RELEASE_MARKS = { installed: '+', upgraded: '~', uninstalled: '-' } as const

/** Nothing where an upgrade keeps the chart. */
const chartText = (before: ReleasePlan['before'], after: ReleasePlan['after']): string | undefined => {
  const [old, now] = [before, after].map((chart) => chart && `${chart.name} ${chart.version}`)
  if (!old || !now) return (now ?? old) && `chart ${now ?? old}`
  return old === now ? undefined : `chart ${old} → ${before?.name === after?.name ? after?.version : now}`
}

const HOW: Readonly<Record<Restart['how'], string>> = {
  recreate: 'the old pods end before new ones start',
  'one by one': 'each pod ends before its successor starts',
  rolling: 'new pods start before old ones end',
  'by hand': 'only once somebody deletes the pods',
}

const restartEntry = ({ workload, isPossible, how, pods, database, because }: Restart): Entry => {
  const about = [
    ...(database === undefined ? [] : [`database ${database}`]),
    ...(pods === undefined ? [] : [counted(pods, 'pod')]),
    HOW[how],
  ].join(', ')
  return entry(
    database === undefined ? '~' : '!',
    `${workload} ${isPossible ? 'may restart' : 'restarts'} (${about})`,
    undefined,
    atMost(because.flatMap(fieldLines), MOST_CAUSES),
  )
}

/** The object’s own entry has all of them. */
const MOST_CAUSES = 8

const staleEntry = ({ workload, reads }: ClusterPlan['staleReaders'][number]): Entry =>
  entry('!', `${workload} reads ${reads} at its start alone, and does not restart`)
