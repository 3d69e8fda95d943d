import type { LabelValues, Metric } from '@fleet/validation/catalogue'
import { formattedBound } from '@fleet/validation/bounds'
import type { Labels } from '../evaluation/labels.ts'
import type { Subject } from './subject.ts'
import type { Target } from './target.ts'
import { TRAEFIK_BOUNDS } from './traefik.ts'

/** Labels that name an object: a metric that has one is about such objects, and about nothing else. */
const NAMES_OBJECT: ReadonlySet<string> = new Set(
  'container cpu cronjob daemonset deployment device interface job_name namespace node persistentvolume persistentvolumeclaim pod replicaset router service statefulset'.split(
    ' ',
  ),
)

/** The subjects with the most labels that the metric has all of. */
export const fittingSubjects = (subjects: readonly Subject[], { labels }: Metric): readonly Subject[] => {
  const fitting = subjects.filter((subject) =>
    Object.keys(subject.labels).every((label) => labels.has(label)),
  )
  const most = Math.max(0, ...fitting.map((subject) => Object.keys(subject.labels).length))
  const fullest = fitting.filter((subject) => Object.keys(subject.labels).length === most)
  return fullest.filter(({ labels: own, more = {} }) =>
    [...labels.keys()].every((label) => !NAMES_OBJECT.has(label) || label in own || label in more),
  )
}

/** One set of labels for each series of a subject: its own, and every value of the labels that have a closed list. */
export const labelSets = (metric: Metric, subject: Subject, target: Target): readonly Labels[] => {
  let sets: Labels[] = [subject.labels]
  for (const [label, values] of metric.labels) {
    if (label in subject.labels) continue
    const each = valuesOf(label, values, subject, target)
    sets = sets.flatMap((set) => each.map((value) => (value === '' ? set : { ...set, [label]: value })))
  }
  return sets
}

const valuesOf = (
  label: string,
  values: LabelValues,
  { more = {} }: Subject,
  target: Target,
): readonly string[] => {
  const known = more[label]
  if (known !== undefined) return [known]
  if (label === 'le') return boundsOf(target)
  if (values !== 'any') return [...values]
  return OPEN[label] ?? ['']
}

/** Values of labels that no subject has. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  quantile: ['0', '0.25', '0.5', '0.75', '1'],
  reason: ['MinimumReplicasAvailable', 'NewReplicaSetAvailable'],
  version: ['sample'],
}

const USUAL_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** A collector writes them otherwise than Prometheus itself. */
const boundsOf = ({ cluster, exporter }: Target): readonly string[] =>
  [...(exporter === 'traefik' ? TRAEFIK_BOUNDS : USUAL_BOUNDS), Infinity].map((bound) =>
    formattedBound(bound, cluster.isHub ? 'prometheus' : 'collector'),
  )
