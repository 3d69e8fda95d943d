import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { ApiServer } from './api-server.ts'

/**
 * The controllers that make pods of workloads, and addresses of Services. None removes the pods of the lab's own
 * kubelet.
 */
const controllers = [
  'serviceaccount-controller',
  'deployment-controller',
  'replicaset-controller',
  'statefulset-controller',
  'daemonset-controller',
  'job-controller',
  'cronjob-controller',
  'endpoints-controller',
  'endpointslice-controller',
]

/** With those of budgets and of numbers of pods. */
export const serviceControllers = [
  ...controllers,
  'disruption-controller',
  'horizontal-pod-autoscaler-controller',
]

/**
 * Starts the controller manager of a host's API, which makes pods of Deployments, StatefulSets and DaemonSets.
 * @param wanted which of its controllers run
 */
export const startControllers = async (
  host: Host,
  server: ApiServer,
  wanted: readonly string[] = controllers,
): Promise<Program> => {
  const program = host.start({
    name: 'kube-controller-manager',
    file: programFile('kube-controller-manager'),
    args: [
      `--kubeconfig=${server.kubeconfig}`,
      `--controllers=${wanted.join(',')}`,
      '--leader-elect=false',
      '--bind-address=127.0.0.1',
      '--authentication-skip-lookup=true',
    ],
  })
  // It makes the first namespace's account first.
  await program.until('makes accounts', async () => {
    const path = '/api/v1/namespaces/default/serviceaccounts/default'
    return (await server.api.request('GET', path)).status === 200
  })
  return program
}
