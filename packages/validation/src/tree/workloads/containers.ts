import type { IContainer } from 'kubernetes-models/v1/Container'
import { PROGRAMS } from '../../catalog/programs/index.ts'
import type { Program } from '../../catalog/programs/program.ts'
import { at, type Path, type Location } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import type { ClusterView } from '../cluster-view.ts'
import { ownPodsOf, locatedContainers, type OwnPods } from './pods.ts'

/** A container of a tree's own pods, and what is known of the program that runs in it. */
export interface Container {
  readonly cluster: ClusterView
  readonly pods: OwnPods
  readonly container: IContainer
  readonly program: Program | undefined
  /** It ends before the others start, so it has no probes. */
  readonly isInit: boolean
  readonly location: (...path: Path) => Location
}

/** All containers of a cluster's own pods. */
export const containersIn = remembered((cluster: ClusterView): readonly Container[] =>
  ownPodsOf(cluster).flatMap((pods) => containersOfController(cluster, pods)),
)

const containersOfController = (cluster: ClusterView, pods: OwnPods): Container[] =>
  locatedContainers(pods).map(({ container, path }) => ({
    cluster,
    pods,
    container,
    program: programOf(container),
    isInit: path.at(-2) === 'initContainers',
    location: (...keys) => at(pods.controller, ...path, ...keys),
  }))

/** The containers of one controller's pods. */
export const containersOfPods = (cluster: ClusterView, pods: OwnPods): readonly Container[] =>
  containersIn(cluster).filter((container) => container.pods === pods)

/** `container n8n of Deployment rss-system/n8n (…)`. */
export const containerText = ({ container, pods }: Container): string =>
  `container ${container.name} of ${pods.owner}`

const BY_IMAGE = new Map(PROGRAMS.flatMap((program) => program.images.map((image) => [image, program])))
const BY_CONTAINER = new Map(
  PROGRAMS.flatMap((program) => (program.containers ?? []).map((name) => [name, program])),
)

const programOf = ({ name, image = '' }: IContainer): Program | undefined =>
  BY_IMAGE.get(repositoryOf(image).name) ?? BY_CONTAINER.get(name)

/** An image's registry and its name there, without tag and digest. */
export const repositoryOf = (image: string): { readonly registry: string; readonly name: string } => {
  const whole = image.replace(/@.*$/, '').replace(/:[^/]*$/, '')
  const [first = '', ...rest] = whole.split('/')
  return rest.length > 0 && /[.:]|^localhost$/.test(first)
    ? { registry: first, name: rest.join('/') }
    : { registry: '', name: whole }
}
