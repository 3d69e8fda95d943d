import { at } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { changedChartClaims, isRecreated, shownChange, type ChangedChartClaim } from './chart-claims.ts'
import { claimProblem, templateFix } from './claim-changes.ts'

export const banChartVolumeChange: ChangeRule = {
  id: 'ban-chart-volume-change',
  summary: 'The values of a release keep the volumes that its chart has made, where these cannot change.',
  rationale:
    'The volumeClaimTemplates of a StatefulSet are immutable. The upgrade of the HelmRelease fails, Flux rolls it back, and no later change of the release arrives.',
  fix: 'Suspend the HelmRelease, push, delete the StatefulSet with --cascade=orphan, and resume: `docs/volume-sizes.md` has the commands.',
  check: (changes, report) => {
    for (const changed of changedChartClaims(changes)) {
      const { claim, fields, release } = changed
      const [first] = fields
      const problem = claim.change === 'claim' ? claimProblem(changes.after, changed) : undefined
      if (!first || isRecreated(changed) || (claim.change === 'claim' && !problem)) continue
      const field = problem?.field ?? first
      report({
        location: at(release.after, ...field.path),
        message: `${nameOf(release.after)} changes ${shownChange(field)}, and ${problem?.reason ?? 'volumeClaimTemplates of a StatefulSet are immutable'}`,
        impact: 'the upgrade of the HelmRelease fails, and Flux rolls it back',
        fix: problem?.fix ?? stepsFor(changes.after, changed),
      })
    }
  },
}

const stepsFor = (cluster: ClusterView, changed: ChangedChartClaim): string => {
  const { claim, release } = changed
  const { name, namespace = 'default' } = release.after.object.metadata
  const byChart = claim.recreatedBy ? `; or set ${claim.recreatedBy.join('.')}: true for the upgrade` : ''
  const steps = `\`flux suspend helmrelease ${name} -n ${namespace}\`, push, delete the StatefulSet with --cascade=orphan, and resume`
  const fix = templateFix(cluster, changed, { claims: 'CLAIM', namespace, steps })
  return fix.includes(steps)
    ? `${fix}: docs/volume-sizes.md has the commands${byChart}`
    : `${fix}: docs/volume-sizes.md says more`
}
