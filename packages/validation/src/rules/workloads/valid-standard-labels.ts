import { suggestion } from '@fleet/model/suggestion'
import { at, type Path, type Placed, type Spot } from '../../spot.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import { nameOf } from '../../view/objects.ts'
import { placedContainers, type OwnPods } from '../../view/pods.ts'
import { isSlipOf } from '../../view/slip.ts'

export const validStandardLabels: Rule = {
  id: 'valid-standard-labels',
  severity: 'warning',
  demands:
    'The labels app.kubernetes.io/… are spelt as Kubernetes spells them, say the same of all objects of a tree, and name the object that they are on.',
  why: 'By them people and dashboards find what belongs together; an object that is labelled otherwise is found by nobody.',
  example: {
    refused: 'metadata:\n  name: n8n\n  labels: {app.kubernetes.io/name: n8m}',
    accepted: 'metadata:\n  name: n8n\n  labels: {app.kubernetes.io/name: n8n}',
  },
  mend: 'Write the label as the other objects of the tree do.',
  judge: inEachCluster((cluster) => {
    const holders = holdersIn(cluster)
    const usual = usualLabels(holders)
    return [
      ...holders.flatMap((holder) => [...misspelt(holder), ...unusual(holder, usual), ...nameless(holder)]),
      ...cluster.ownPods.flatMap(strangerIn),
    ]
  }),
}

type Labels = Readonly<Record<string, string>>

/** Something that carries labels: an object, or the template of a controller's pods. */
interface Holder {
  readonly owner: string
  readonly name: string
  readonly labels: Labels
  readonly spot: (...path: Path) => Spot
}

/** What has no label at all was put there by hand: that is somebody's choice, and not a slip. */
const holdersIn = (cluster: ClusterView): Holder[] =>
  [
    ...cluster.objects.map((placed) => holderAt(placed, [], placed.object.metadata.labels)),
    ...cluster.ownPods.map(({ controller, labels, path }) => holderAt(controller, path.slice(0, -1), labels)),
  ].filter(({ labels }) => Object.keys(labels).length > 0)

const holderAt = (placed: Placed, path: Path, labels: Labels | undefined): Holder => ({
  owner: path.length === 0 ? nameOf(placed) : `the pods of ${nameOf(placed)}`,
  name: placed.object.metadata.name,
  labels: labels ?? {},
  spot: (...keys) => at(placed, ...path, 'metadata', 'labels', ...keys),
})

const PREFIX = 'app.kubernetes.io'
const NAME = `${PREFIX}/name`
const KNOWN = ['component', 'created-by', 'instance', 'managed-by', 'name', 'part-of', 'version'].map(
  (name) => `${PREFIX}/${name}`,
)

const misspelt = ({ owner, labels, spot }: Holder): Breach[] =>
  Object.keys(labels)
    .filter((key) => {
      const [prefix = ''] = key.split('/')
      return prefix === PREFIX ? !KNOWN.includes(key) : isSlipOf(PREFIX, prefix)
    })
    .map((key) => ({
      at: spot(key),
      what: `${owner} has the label ${key}, which nobody looks for`,
      consequence: 'it is missing where the label is asked for as Kubernetes spells it',
      mend: suggestion(key, KNOWN),
    }))

/** What most objects of a tree say of themselves, in the labels that most of them carry. */
const usualLabels = (holders: readonly Holder[]): ReadonlyMap<string, string> =>
  new Map(
    [`${PREFIX}/part-of`, `${PREFIX}/managed-by`].flatMap((key): [string, string][] => {
      const counts = new Map<string, number>()
      for (const { labels } of holders) {
        const value = labels[key]
        if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      const [most] = [...counts].toSorted((one, other) => other[1] - one[1])
      return most && most[1] * 2 > holders.length ? [[key, most[0]]] : []
    }),
  )

const unusual = ({ owner, labels, spot }: Holder, usual: ReadonlyMap<string, string>): Breach[] =>
  [...usual]
    .filter(([key, value]) => labels[key] !== value)
    .map(([key, value]) => ({
      at: spot(key),
      what: `${owner} has ${labels[key] === undefined ? `no label ${key}` : `the label ${key}: ${labels[key]}`}`,
      consequence: `it is missing where all that belongs to ${value} is listed`,
      mend: `write ${key}: ${value}`,
    }))

/** An object is named after what it belongs to, perhaps with more behind it. */
const nameless = ({ owner, name, labels, spot }: Holder): Breach[] => {
  const label = labels[NAME]
  // A tree that uses no such labels at all is another's choice.
  if (label === undefined && labels[`${PREFIX}/part-of`] === undefined) return []
  return label !== undefined &&
    label !== '' &&
    (name === label || /^[-.]/.test(name.slice(label.length))) &&
    name.startsWith(label)
    ? []
    : [
        {
          at: spot(NAME),
          what: `${owner} has ${label === undefined ? `no label ${NAME}` : `the label ${NAME}: ${label}`}`,
          consequence: 'it is missing where all that belongs to the same program is listed',
          mend: `write ${NAME}: ${name}, or the name of what it belongs to, with which its own begins`,
        },
      ]
}

/** The only container of a pod is named after its program: logs are found by that name. */
const strangerIn = (pods: OwnPods): Breach[] => {
  const [only, ...others] = placedContainers(pods)
  const label = pods.labels[NAME]
  if (!only || others.length > 0 || label === undefined) return []
  const { container, path } = only
  return label === container.name || label.startsWith(`${container.name}-`)
    ? []
    : [
        {
          at: at(pods.controller, ...path, 'name'),
          what: `the only container of ${pods.owner} is named ${container.name}, and its pods ${label}`,
          consequence: 'its logs are found under a name that nobody looks for',
          mend: `name it ${label}`,
        },
      ]
}
