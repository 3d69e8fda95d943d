import { JOB } from '@fleet/model'
import type { Runbook } from '../runbook.ts'
import { logLook } from './log-look.ts'

const OF_BACKUP = `cluster="CLUSTER", job="${JOB.kubeStateMetrics}", cronjob=~".+-backup"`

const backupMissing: Runbook = {
  meaning: 'A backup did not start at its time, started and made no copy, or is suspended.',
  impact:
    'The copies that there were are still there, and they grow older: what is written since is in none.',
  dashboard: 'k8s-logs-overview',
  look: [
    {
      shows: 'For how many hours each backup of the cluster has made no copy',
      promql: `(time() - max by (namespace, cronjob) (kube_cronjob_status_last_successful_time{${OF_BACKUP}})) / 3600`,
    },
    {
      shows: 'Its runs, and whether it is suspended',
      commands: [
        'kubectl --context CONTEXT --namespace NAMESPACE get cronjob CRONJOB',
        'kubectl --context CONTEXT --namespace NAMESPACE get jobs,pods --selector app.kubernetes.io/name=CRONJOB',
      ],
    },
    logLook('What the last runs logged', { namespace: 'NAMESPACE', pods: 'CRONJOB-.+' }),
    {
      shows: 'Why a pod does not start, such as a folder that cannot be mounted',
      commands: [
        'kubectl --context CONTEXT --namespace NAMESPACE describe pods --selector app.kubernetes.io/name=CRONJOB',
      ],
    },
  ],
  remedies: [
    {
      found: 'the folder of copies cannot be mounted',
      fix: 'the file server does not answer, or does not export that path to this node.',
    },
    {
      found: 'no space is left',
      fix: 'enlarge the claim or the file server, or keep fewer copies: `keep` of the backup.',
    },
    {
      found: 'the password is refused',
      fix: 'the Secret was changed, and not the database: set the password in the database to that of the Secret.',
    },
    {
      found: 'it is suspended',
      fix: '`kubectl --context CONTEXT --namespace NAMESPACE patch cronjob CRONJOB --patch \'{"spec":{"suspend":false}}\'` lets it run again.',
    },
    {
      found: 'the cause is gone',
      fix: '`kubectl --context CONTEXT --namespace NAMESPACE create job CRONJOB-now --from=cronjob/CRONJOB` makes a copy at once.',
    },
  ],
}

export const BACKUP_RUNBOOKS = { BackupMissing: backupMissing } as const satisfies Readonly<
  Record<string, Runbook>
>
