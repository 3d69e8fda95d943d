import { backupNames, JOB, LONGEST_BACKUP, type Fleet } from '@fleet/model'
import type { Alert } from './alert.ts'

/** By the newest series of each CronJob, for kube-state-metrics may have been restarted. */
const newest = (metric: string, names: string): string =>
  `max by (cluster, namespace, cronjob) (${metric}{job="${JOB.kubeStateMetrics}", cronjob=~"${names}"})`

/**
 * The alert on backups, where a fleet has any: one did not start at its time, started and made no copy, or is suspended.
 * All is compared with the schedule, whatever that is.
 */
export const backupAlerts = (fleet: Fleet): readonly Alert[] => {
  const names = backupNames(fleet).toSorted().join('|')
  const started = newest('kube_cronjob_status_last_schedule_time', names)
  const succeeded = newest('kube_cronjob_status_last_successful_time', names)
  return names === ''
    ? []
    : [
        {
          alert: 'BackupMissing',
          expr: [
            `time() - ${newest('kube_cronjob_next_schedule_time', names)} > ${LONGEST_BACKUP}`,
            `or (${started} unless ${succeeded} >= ${started})`,
            `or ${newest('kube_cronjob_spec_suspend', names)} == 1`,
          ].join('\n'),
          for: '90m',
          severity: 'warning',
          summary:
            'The backup {{ $labels.namespace }}/{{ $labels.cronjob }} of {{ $labels.cluster }} made no copy',
          description:
            'It did not start at its time, failed, or is suspended; the copies that there were are still there. Look at its Jobs and their logs: `kubectl --namespace {{ $labels.namespace }} get jobs`.',
        },
      ]
}
