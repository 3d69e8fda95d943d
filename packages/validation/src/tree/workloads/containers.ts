import { PROGRAMS } from '../../catalog/programs/index.ts'
import type { Program } from '../../catalog/programs/program.ts'
import { remembered } from '../../values/remembered.ts'
import { chartPodsOf } from './chart-pods.ts'
import type { ClusterView } from '../cluster-view.ts'
import { runsServer } from './executable.ts'
import { ownPodsOf } from './pods.ts'
import { repositoryOf } from './repository.ts'
import type { StatedContainer, StatedPods } from './stated-pods.ts'

/** A container, and what is known of the program that runs in it. */
export interface Container<Of extends StatedPods = StatedPods> extends StatedContainer {
  readonly cluster: ClusterView
  readonly pods: Of
  readonly program: Program | undefined
}

/** The pods of a tree's own controllers and those that known charts make of its releases. */
export const statedPodsOf = remembered((cluster: ClusterView): readonly StatedPods[] => [
  ...ownPodsOf(cluster),
  ...chartPodsOf(cluster),
])

/** The containers of a tree's own pods, of which all is known. */
export const ownContainersIn = remembered((cluster: ClusterView) => containersOf(cluster, ownPodsOf(cluster)))

/** All containers of a cluster of which the tree states something. */
export const containersIn = remembered((cluster: ClusterView): readonly Container[] => [
  ...ownContainersIn(cluster),
  ...containersOf(cluster, chartPodsOf(cluster)),
])

const containersOf = <Of extends StatedPods>(
  cluster: ClusterView,
  all: readonly Of[],
): readonly Container<Of>[] =>
  all.flatMap((pods) =>
    pods.containers.map((stated) => ({ ...stated, cluster, pods, program: programOf(stated) })),
  )

const containersByPods = remembered((cluster: ClusterView) =>
  Map.groupBy(containersIn(cluster), ({ pods }) => pods),
)

/** The containers of one controller's pods. */
export const containersOfPods = (cluster: ClusterView, pods: StatedPods): readonly Container[] =>
  containersByPods(cluster).get(pods) ?? []

/** `container n8n of Deployment rss-system/n8n (…)`. */
export const containerText = ({ container, pods }: Pick<Container, 'container' | 'pods'>): string =>
  `container ${container.name} of ${pods.owner}`

const BY_IMAGE = new Map(PROGRAMS.flatMap((program) => program.images.map((image) => [image, program])))
const BY_CONTAINER = new Map(
  PROGRAMS.flatMap((program) => (program.containers ?? []).map((name) => [name, program])),
)

/** The names of a container's image, without registry and tag: of the one that runs, and of the one that a chart has there. */
export const imageNamesOf = ({
  container: { image = '' },
  usualImage = '',
}: Pick<StatedContainer, 'container' | 'usualImage'>): readonly string[] => [
  repositoryOf(image).name,
  usualImage,
]

/** A chart's program stays the same in a copy of its image. */
const programOf = (stated: StatedContainer): Program | undefined => {
  const { container } = stated
  const [byImage] = imageNamesOf(stated).flatMap((name) => BY_IMAGE.get(name) ?? [])
  const found = byImage ?? BY_CONTAINER.get(container.name)
  return found && runsServer(found, container) ? found : undefined
}
