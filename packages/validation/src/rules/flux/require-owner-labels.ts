import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { isGenerated } from '../../tree/is-generated.ts'
import { nameOf } from '../../tree/objects.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const requireOwnerLabels: Rule = {
  id: 'require-owner-labels',
  severity: 'warning',
  summary:
    'Every object and pod of a generated file is labelled with what it is of and who made it; its name begins with the first, and the others are alike in a whole tree.',
  rationale:
    'Logs take their service.name from app.kubernetes.io/name, and what is to be cleaned up after a move is found by part-of.',
  example: {
    refused: 'metadata: {name: cloudflared-metrics, labels: {app.kubernetes.io/name: cloudfared}}',
    accepted:
      'metadata: {name: cloudflared-metrics, labels: {app.kubernetes.io/name: cloudflared, app.kubernetes.io/part-of: observability-fleet, app.kubernetes.io/managed-by: observability-fleet}}',
  },
  fix: 'Give it the three labels as its neighbours have them.',
  check: inEachCluster((cluster) => {
    // What a person wrote is labelled as that person likes.
    const objects = cluster.objects.filter(isGenerated)
    const ownPods = ownPodsOf(cluster).filter(({ controller }) => isGenerated(controller))
    const usual = new Map(
      SHARED.map((label) => [label, mostFrequent(objects.map((placed) => labelsOf(placed)[label]))]),
    )
    const owned = (labels: Labels, path: readonly (string | number)[], placed: Located, whose: string) => [
      ...wrongName(labels, path, placed, whose),
      ...SHARED.filter((label) => usual.get(label) !== undefined && labels[label] !== usual.get(label)).map(
        (label) =>
          violation(
            placed,
            [...path, label],
            `${whose} has the label ${label} ${labels[label] ?? 'unset'}`,
            `label it ${label}: ${usual.get(label)}`,
          ),
      ),
    ]
    return [
      ...objects.flatMap((placed) => owned(labelsOf(placed), ['metadata', 'labels'], placed, nameOf(placed))),
      ...ownPods.flatMap(({ labels, path, controller }) =>
        owned(
          labels,
          [...path.slice(0, -1), 'metadata', 'labels'],
          controller,
          `the pod of ${nameOf(controller)}`,
        ),
      ),
    ]
  }),
}

type Labels = Readonly<Record<string, string>>

const NAME = 'app.kubernetes.io/name'
const SHARED = ['app.kubernetes.io/part-of', 'app.kubernetes.io/managed-by'] as const

const labelsOf = ({ object }: Located): Labels => object.metadata.labels ?? {}

const mostFrequent = (values: readonly (string | undefined)[]): string | undefined =>
  [...Map.groupBy(values, (value) => value)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )[0]?.[0]

/** An object is named after what it belongs to, with a suffix where that has several. */
const wrongName = (
  labels: Labels,
  path: readonly (string | number)[],
  placed: Located,
  whose: string,
): Violation[] => {
  const { name } = placed.object.metadata
  const label = labels[NAME]
  if (
    label !== undefined &&
    (name === label || (label !== '' && /^[-.]/.test(name.slice(label.length)) && name.startsWith(label)))
  )
    return []
  return [
    violation(
      placed,
      [...path, NAME],
      `${whose} has the label ${NAME} ${label ?? 'unset'}`,
      `label it ${NAME}: ${name}, or with what its name begins with`,
    ),
  ]
}

const violation = (
  placed: Located,
  path: readonly (string | number)[],
  message: string,
  fix: string,
): Violation => ({
  location: at(placed, ...path),
  message,
  impact: 'whoever selects by the label, a monitor, a panel or a person, misses it',
  fix,
})
