import { suggestion } from '@fleet/model/suggestion'
import { PROGRAMS } from '../../catalog/programs/index.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { containersIn, containerText } from '../../tree/workloads/containers.ts'
import { repositoryOf } from '../../tree/workloads/repository.ts'
import { isTypoOf } from '../../values/typo.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const validImage: Rule = {
  id: 'valid-image',
  ownSeverity: 'info',
  summary: 'The registry, the name and the tag of an image contain no typo of those of a known image.',
  rationale: 'A missing image shows only at the next restart of the pod, which may be months later.',
  fix: 'Write the image as its registry does.',
  check: inEachCluster((cluster, report) => {
    for (const { owner, image, location } of imagesIn(cluster))
      for (const fix of correctionsOf(image))
        report({
          location,
          message: `${owner} runs the image ${image}, which looks like a typo of a known image`,
          impact: 'the image cannot be pulled, and the pod does not start',
          fix,
        })
  }),
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

const correctionsOf = (image: string): readonly string[] => {
  const { registry, name } = repositoryOf(image)
  const [, tag] = /:([^:/@]+)$/.exec(image.replace(/@.*$/, '')) ?? []
  const program = BY_NAME.get(name)
  return [
    ...(registry === '' || REGISTRIES.includes(registry) ? [] : correction(registry, REGISTRIES)),
    ...(program ? [] : correction(name, NAMES)),
    ...(program?.tag && tag !== undefined && !program.tag.test(tag)
      ? [`write a tag of ${program.name}: unlike ${tag}, it matches ${program.tag.source}`]
      : []),
  ]
}

/** A shorter name is close to too many others. */
const SHORTEST = 6

const correction = (name: string, known: readonly string[]): string[] => {
  const close = known.filter((one) => one.length >= SHORTEST && isTypoOf(one, name))
  return close.length > 0 ? [suggestion(name, close)] : []
}
