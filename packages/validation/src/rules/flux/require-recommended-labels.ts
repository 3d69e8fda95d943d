import { at, type Located, type Path } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { nameOf } from '../../tree/objects.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const requireRecommendedLabels: Rule = {
  id: 'require-recommended-labels',
  severity: 'info',
  summary: 'Every generated object and pod has the labels name, part-of and managed-by of app.kubernetes.io.',
  rationale:
    'Logs take their service.name from the label name, which begins the name of the object. Monitors, panels and clean-ups after a move select by the others, which are the same in the whole tree.',
  fix: 'Set the three labels as on the neighbouring objects.',
  check: inEachCluster((cluster, report) => {
    // The labels of other files are up to their authors.
    const objects = cluster.objects.filter(({ file }) => isGenerated(file))
    const shared = sharedLabels(objects)
    for (const located of objects)
      checkLabels(
        { located, labels: labelsOf(located), path: ['metadata', 'labels'], owner: nameOf(located) },
        shared,
        report,
      )
    for (const { labels, path, controller } of ownPodsOf(cluster)) {
      if (!isGenerated(controller.file)) continue
      const owner = `the pod of ${nameOf(controller)}`
      const labelsPath = [...path.slice(0, -1), 'metadata', 'labels']
      checkLabels({ located: controller, labels, path: labelsPath, owner }, shared, report)
    }
  }),
}

type Labels = Readonly<Record<string, string>>

interface Labelled {
  readonly located: Located
  readonly labels: Labels
  /** Where the labels are. */
  readonly path: Path
  readonly owner: string
}

const NAME = 'app.kubernetes.io/name'
const SHARED = ['app.kubernetes.io/part-of', 'app.kubernetes.io/managed-by'] as const

const labelsOf = ({ object }: Located): Labels => object.metadata.labels ?? {}

/** What most objects of a tree have. */
const sharedLabels = (objects: readonly Located[]): ReadonlyMap<string, string> =>
  new Map(
    SHARED.flatMap((label) => {
      const value = mostFrequent(objects.map((located) => labelsOf(located)[label]))
      return value === undefined ? [] : [[label, value] as const]
    }),
  )

const mostFrequent = (values: readonly (string | undefined)[]): string | undefined =>
  [...Map.groupBy(values, (value) => value)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )[0]?.[0]

const checkLabels = (
  { located, labels, path, owner }: Labelled,
  shared: ReadonlyMap<string, string>,
  report: Report,
): void => {
  const reportLabel = (label: string, fix: string): void => {
    report({
      location: at(located, ...path, label),
      message: `${owner} has the label ${label} ${labels[label] ?? 'unset'}`,
      impact: 'monitors, panels and people that select by the label miss it',
      fix,
    })
  }
  const { name } = located.object.metadata
  if (!beginsWith(name, labels[NAME])) reportLabel(NAME, `set ${NAME}: ${name}, or the beginning of its name`)
  for (const [label, value] of shared)
    if (labels[label] !== value) reportLabel(label, `set ${label}: ${value}`)
}

/** An object is named after what it belongs to, with a suffix where that has several. */
const beginsWith = (name: string, label: string | undefined): boolean =>
  name === label ||
  (label !== undefined && label !== '' && name.startsWith(label) && /^[-.]/.test(name.slice(label.length)))
