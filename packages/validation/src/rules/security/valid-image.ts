import { suggestion } from '@fleet/model/suggestion'
import { PROGRAMS } from '../../catalog/programs/index.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { repositoryOf, containersIn, containerText } from '../../tree/workloads/containers.ts'
import { isTypoOf } from '../../values/typo.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const validImage: Rule = {
  id: 'valid-image',
  summary:
    'An image’s registry and name are not those of a known one with a slip, and a known image’s tag looks like its tags.',
  rationale:
    'An image that does not exist is only missed at the next restart of the pod, which may be months later.',
  example: { refused: 'image: gchr.io/org/app:1.2.3', accepted: 'image: ghcr.io/org/app:1.2.3' },
  fix: 'Spell it as the registry does.',
  check: inEachCluster((cluster) => imagesIn(cluster).flatMap(checkImage)),
}

interface StatedImage {
  readonly owner: string
  readonly image: string
  readonly location: Location
}

const imagesIn = (cluster: ClusterView): StatedImage[] => [
  ...containersIn(cluster).map((run) => ({
    owner: containerText(run),
    image: run.container.image ?? '',
    location: run.location('image'),
  })),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
    const repository = chartValue(release, 'image', 'repository')
    const tag = chartValue(release, 'image', 'tag')
    return typeof repository === 'string'
      ? [
          {
            owner: ownerOf(release),
            image: typeof tag === 'string' ? `${repository}:${tag}` : repository,
            location: atValue(release, 'image', 'repository'),
          },
        ]
      : []
  }),
]

const REGISTRIES = ['docker.io', 'gcr.io', 'ghcr.io', 'mcr.microsoft.com', 'quay.io', 'registry.k8s.io']
const BY_NAME = new Map(PROGRAMS.flatMap((program) => program.images.map((image) => [image, program])))
const NAMES = [...BY_NAME.keys()]

const checkImage = ({ owner, image, location }: StatedImage): Violation[] => {
  const { registry, name } = repositoryOf(image)
  const [, tag] = /:([^:/@]+)$/.exec(image.replace(/@.*$/, '')) ?? []
  const program = BY_NAME.get(name)
  const slips = [
    ...(registry === '' || REGISTRIES.includes(registry) ? [] : slip(registry, REGISTRIES)),
    ...(program ? [] : slip(name, NAMES)),
    ...(program?.tag && tag !== undefined && !program.tag.test(tag)
      ? [`${program.name} has no tag like ${tag}: it must match ${program.tag.source}`]
      : []),
  ]
  return slips.map((fix) => ({
    location,
    message: `${owner} runs the image ${image}, which looks like a known one with a slip`,
    impact: 'it cannot be pulled, and the pod does not start',
    fix,
  }))
}

/** A name of a few letters is near to too many others. */
const SHORTEST = 6

const slip = (name: string, known: readonly string[]): string[] => {
  const near = known.filter((one) => one.length >= SHORTEST && isTypoOf(one, name))
  return near.length > 0 ? [suggestion(name, near)] : []
}
