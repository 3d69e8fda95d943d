import { clusterLabelsOf } from '../../telemetry/known-fleet.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import type { Located } from '../../values/location.ts'
import type { ChangeRule } from './change-rule.ts'
import { listText, locationOfCluster } from './removed-cluster.ts'

export const banClusterLabelChange: ChangeRule = {
  id: 'ban-cluster-label-change',
  severity: 'warning',
  summary: 'What a cluster sends keeps its label `cluster`.',
  rationale:
    'The label is a part of every series and of every stream. With another value the old ones end and new ones begin.',
  fix: 'Keep the label. Where it must change, silence the alerts on silence until the old series have expired.',
  check: (changes, report) => {
    const { before, after } = changes
    if (!areLabelsTouched(changes)) return
    const [old, now] = [clusterLabelsOf(before), clusterLabelsOf(after)]
    const gone = old.filter((label) => !now.includes(label))
    const fresh = now.filter((label) => !old.includes(label))
    if (gone.length === 0 || fresh.length === 0) return
    report({
      location: locationOfCluster(after.name),
      message: `what ${after.name} sends changes its label cluster from ${listText(gone)} to ${listText(fresh)}`,
      impact:
        'its series and streams end and begin anew: dashboards show two clusters, rates and alerts begin from nothing, and alerts on silence fire for the old name',
      fix: 'keep the label, or select both names where history matters',
    })
  },
}

/** Whether anything near the word changes in what may configure a collector: to read all collectors takes long. */
const areLabelsTouched = ({ changed, created, deleted }: ClusterChanges): boolean =>
  mentionsIn([...deleted, ...changed.map((one) => one.before)]) !==
  mentionsIn([...created, ...changed.map((one) => one.after)])

const mentionsIn = (objects: readonly Located[]): string =>
  objects
    .filter(({ object }) => !['Deployment', 'DaemonSet', 'StatefulSet', 'Service'].includes(object.kind))
    .flatMap(({ object }) => JSON.stringify(object).match(MENTION) ?? [])
    .toSorted()
    .join()

/** A name and what stands around it: `key: cluster`, with its value in the next line. */
const MENTION = /.{0,40}\bcluster\b.{0,80}/g
