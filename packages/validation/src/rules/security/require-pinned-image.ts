import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { ownPodsOf, placedContainers } from '../../tree/workloads/pods.ts'

export const requirePinnedImage: Rule = {
  id: 'require-pinned-image',
  summary: 'Every image is named by a digest or by a tag that its registry does not move.',
  rationale:
    'An image that floats is another program after the next restart, and nothing in Git says since when.',
  example: { refused: 'image: postgres:latest', accepted: 'image: postgres:17.5-alpine' },
  fix: 'Add a version’s tag or, better, a digest.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap((pods) =>
      placedContainers(pods).flatMap(({ container: { name, image = '' }, path }) =>
        isPinned(image)
          ? []
          : [
              {
                location: at(pods.controller, ...path, 'image'),
                message: `container ${name} of ${pods.owner} runs ${image || 'no image'}, which is not one exact image`,
                impact: 'it changes by itself at a restart',
                fix: 'add a version’s tag or a digest; never latest',
              },
            ],
      ),
    ),
  ),
}

/** A digest, or a tag that is none of those that registries move. The last colon may also be that of the registry's port. */
const isPinned = (image: string): boolean => {
  if (image.includes('@')) return /[^@]@sha256:[a-f0-9]{64}$/.test(image)
  const [, tag] = /:([\w][\w.-]*)$/.exec(image) ?? []
  return tag !== undefined && !FLOATING.includes(tag)
}

const FLOATING: readonly string[] = ['latest', 'stable', 'main', 'master', 'edge', 'nightly']
