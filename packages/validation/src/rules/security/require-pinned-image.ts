import { inEachCluster, type Rule } from '../rule/rule.ts'
import { containersIn, containerText } from '../../tree/workloads/containers.ts'

export const requirePinnedImage: Rule = {
  id: 'require-pinned-image',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Every image has a digest, or a tag that its registry does not move.',
  rationale: 'A floating image is another program after the next restart, and Git does not show since when.',
  fix: 'Add the tag of a version or, better, a digest.',
  check: inEachCluster((cluster, report) => {
    for (const run of containersIn(cluster)) {
      const { image = '' } = run.container
      if (isPinned(image) || !run.isKnown('image')) continue
      report({
        location: run.location('image'),
        message: `${containerText(run)} runs ${image || 'no image'}, which is not one exact image`,
        impact: 'it changes by itself at a restart',
        fix: 'add the tag of a version or a digest; never latest',
      })
    }
  }),
}

/** Has a digest, or a tag that registries do not move. The last colon may also be that of the registry's port. */
const isPinned = (image: string): boolean => {
  if (image.includes('@')) return /[^@]@sha256:[a-f0-9]{64}$/.test(image)
  const [, tag] = /:([\w][\w.-]*)$/.exec(image) ?? []
  return tag !== undefined && !FLOATING.includes(tag)
}

const FLOATING: readonly string[] = ['latest', 'stable', 'main', 'master', 'edge', 'nightly']
