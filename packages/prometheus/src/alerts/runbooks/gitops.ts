import { FLUX_METRICS } from '@fleet/model'
import type { Look, Runbook } from '../runbook.ts'
import { logLook } from './log-look.ts'

const controllerLog = (shows: string, ...contain: readonly string[]): Look =>
  logLook(shows, { namespace: 'flux-system', contain: ['error', ...contain] })

const fluxResourceNotReady: Runbook = {
  meaning:
    'A Kustomization or a HelmRelease has not been ready for 15 minutes: what Git says of it is not, or not wholly, in the cluster.',
  impact: 'The cluster stays as it was. What waits for it is not applied either.',
  dashboard: 'fleet-gitops',
  look: [
    {
      shows: 'What is not ready, and why',
      commands: ['flux get all --all-namespaces --status-selector ready=false --context CONTEXT'],
    },
    {
      shows: 'Its conditions and events; `KIND` is the label `customresource_kind`',
      commands: ['kubectl --context CONTEXT --namespace NAMESPACE describe KIND NAME'],
    },
    controllerLog('What the controllers log about it', 'NAME'),
  ],
  remedies: [
    {
      found: 'a dependency is not ready',
      fix: 'see to that one first: this one follows by itself.',
    },
    {
      found: 'an object is refused',
      fix: 'correct it in the inventory or in the file that the message names, build, and push. An immutable field needs the object deleted first: `plan` says so beforehand.',
    },
    {
      found: 'a HelmRelease has used up its retries',
      fix: 'once the cause is gone: `flux reconcile helmrelease NAME --namespace NAMESPACE --reset --context CONTEXT`.',
    },
    {
      found: 'its health check times out',
      fix: 'the objects are applied, and pods do not become ready: describe those.',
    },
  ],
}

const fluxSourceNotFetched: Runbook = {
  meaning: 'Flux has not been able to fetch a repository or a chart for 15 minutes.',
  impact: 'The cluster stays at the last revision that was fetched: what is pushed does not reach it.',
  dashboard: 'fleet-gitops',
  look: [
    {
      shows: 'Which source fails, and with which message',
      commands: ['flux get sources all --all-namespaces --context CONTEXT'],
    },
    {
      shows:
        'Whether only this cluster cannot fetch it: then it is its network, else the remote; `KIND` is the label `customresource_kind`',
      promql: `count by (cluster, name) (${FLUX_METRICS.info}{job="kube-state-metrics", customresource_kind="KIND", ready="False"})`,
    },
    controllerLog('What the source controller logs about it', 'NAME'),
  ],
  remedies: [
    {
      found: 'the message is about authentication',
      fix: 'the deploy key or the token has expired or was revoked: renew the Secret that the source names.',
    },
    {
      found: 'the name cannot be resolved, or the connection times out',
      fix: 'look at the DNS and the network of the cluster: `kubectl --context CONTEXT --namespace kube-system logs deployment/coredns --tail=30`.',
    },
    {
      found: 'the branch, the tag or the version is not found',
      fix: 'correct it in Git. A chart of that version may have been withdrawn.',
    },
    {
      found: 'the cause is gone',
      fix: '`flux reconcile source git NAME --namespace NAMESPACE --context CONTEXT` fetches at once; sources of other kinds have a command each.',
    },
  ],
}

const fluxNotReconciling: Runbook = {
  meaning:
    'No Kustomization of the cluster has been applied with success for three intervals, and at least half an hour.',
  impact:
    'The cluster does not follow Git: a push changes nothing, and what somebody changes or deletes there stays so.',
  dashboard: 'fleet-gitops',
  look: [
    {
      shows: 'For how many seconds each Kustomization has had no success',
      promql: `time() - max by (namespace, name) (${FLUX_METRICS.lastSuccess}{cluster="CLUSTER", job="kube-state-metrics"})`,
    },
    {
      shows: 'Whether the controllers run',
      commands: [
        'flux check --context CONTEXT',
        'kubectl --context CONTEXT --namespace flux-system get deployments,pods',
      ],
    },
    {
      shows: 'Whether all are suspended',
      commands: ['flux get kustomizations --all-namespaces --context CONTEXT'],
    },
    controllerLog('What the controllers log'),
  ],
  remedies: [
    {
      found: 'they are suspended',
      fix: 'once the repair for which they were suspended is done: `flux resume kustomization NAME --namespace flux-system --context CONTEXT`.',
    },
    {
      found: 'a controller does not run',
      fix: 'describe its pod. `flux bootstrap` with the arguments of the first time restores what was deleted of Flux.',
    },
    {
      found: 'the source is not fetched, or a Kustomization is refused',
      fix: 'follow `FluxSourceNotFetched` or `FluxResourceNotReady`.',
    },
  ],
}

export const GITOPS_RUNBOOKS = {
  FluxResourceNotReady: fluxResourceNotReady,
  FluxSourceNotFetched: fluxSourceNotFetched,
  FluxNotReconciling: fluxNotReconciling,
} as const satisfies Readonly<Record<string, Runbook>>
