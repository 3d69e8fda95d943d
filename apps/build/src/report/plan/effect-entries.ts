import type { ClusterPlan, DataChange, ReleasePlan, Restart } from '@fleet/validation/plan'
import { counted } from '../counted.ts'
import { atMost, entry, fieldLines, type Entry, type Mark } from './entry.ts'

export const dataEntry = ({ subject, change, detail }: DataChange): Entry => {
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

export const releaseEntry = ({ release, change, before, after, values, valuesFrom }: ReleasePlan): Entry => {
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

export const restartEntry = ({ workload, isPossible, how, pods, database, because }: Restart): Entry => {
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

export const staleEntry = ({ workload, reads }: ClusterPlan['staleReaders'][number]): Entry =>
  entry('!', `${workload} reads ${reads} at its start alone, and does not restart`)
