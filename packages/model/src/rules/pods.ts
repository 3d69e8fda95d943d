import { entriesOf, entryOf } from '../fleet/topology.ts'
import { EnvName } from '../scalars/names.ts'
import { forEachPod } from './for-each-pod.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { listed } from './listed.ts'
import { helpersOf } from './mounts.ts'
import { eachReadable, itemsOf, namesOf } from './readable.ts'
import { contested } from './unique.ts'

export const uniqueContainerName: InventoryRule = {
  id: 'unique-container-name',
  summary: 'A name is that of one container of a pod. Its own container has the name of the workload.',
  rationale: 'kube-apiserver refuses a pod with two containers of one name.',
  check: forEachPod(({ name, path, pod }) =>
    contested([
      { value: name, owner: 'its own container', path },
      ...eachReadable(helpersOf(pod, path), ({ helper, path: at }) => [
        { value: helper.name, owner: at.slice(path.length).join(' '), path: [...at, 'name'] },
      ]),
    ]).map(({ first, again }) => ({
      path: again.path,
      message: `${name} has two containers of the name ${again.value}: ${first.owner} and ${again.owner}`,
      impact: 'kube-apiserver refuses a pod with two containers of one name',
      fix: 'rename one of them',
    })),
  ),
}

export const noMissingPodNode: InventoryRule = {
  id: 'no-missing-pod-node',
  summary: '`node` of a workload or a CronJob is a node of its cluster.',
  rationale: 'The pod waits for a node of this name without end.',
  check: forEachPod(({ clusterName, cluster: { nodes }, name, path, pod: { node } }) =>
    node === undefined || namesOf(nodes).includes(node)
      ? []
      : [
          {
            path: [...path, 'node'],
            message: `${name} runs on node ${node}, and cluster ${clusterName} has ${listed(nodes)}`,
            impact: 'its pod waits for a node of this name without end',
            fix: 'write one of the cluster’s nodes, or remove it',
          },
        ],
  ),
}

export const banNeedlessDeviceAccess: InventoryRule = {
  id: 'ban-needless-device-access',
  summary: 'A pod that may open the devices of its node mounts one of them.',
  rationale:
    'Its container is privileged: an attacker in it is root on the node. Without a device that is for nothing.',
  check: forEachPod(({ name, path, pod: { hostAccess, folders } }) =>
    hostAccess?.devices === true && !entriesOf(folders).some(([, { from }]) => from === 'node')
      ? [
          {
            path: [...path, 'hostAccess', 'devices'],
            message: `${name} may open the devices of its node, and no folder of it is from the node`,
            impact: 'its container is privileged for nothing: an attacker in it is root on the node',
            fix: 'add the device to folders, such as { from: "node", path: "/dev/dri", … }, or remove it',
          },
        ]
      : [],
  ),
}

export const banAdmitsOnHostNetwork: InventoryRule = {
  id: 'ban-admits-on-host-network',
  summary: 'A workload in the network of its node has no `admits`.',
  rationale: 'No NetworkPolicy applies to the network of a node: all who reach the node may connect.',
  check: forEachWorkload(({ name, path, workload: { hostAccess, admits } }) =>
    hostAccess?.network === true && admits !== undefined
      ? [
          {
            path: [...path, 'admits'],
            message: `${name} is in the network of its node, and admits only some workloads`,
            impact: 'no NetworkPolicy applies to the network of a node: all who reach the node may connect',
            fix: 'remove admits, and let the service itself ask for a password, or remove hostAccess.network',
          },
        ]
      : [],
  ),
}

export const validVariableKey: InventoryRule = {
  id: 'valid-variable-key',
  summary: 'Every key of a Secret in `envFrom` is the name of an environment variable.',
  rationale:
    'The kubelet leaves other keys out, or the program cannot read them: it starts without the value.',
  check: forEachPod(({ cluster: { secrets }, name, path, pod }) =>
    eachReadable([{ helper: pod, path }, ...helpersOf(pod, path)], ({ helper, path: at }) =>
      eachReadable(itemsOf(helper.envFrom), ([index, secret]) =>
        Object.keys(entryOf(secrets, secret)?.keys ?? {})
          .filter((key) => !EnvName.safeParse(key).success)
          .map((key) => ({
            path: [...at, 'envFrom', index],
            message: `${name} makes environment variables of all keys of Secret ${secret}, and ${key} is no name of one`,
            impact: 'the program starts without the value',
            fix: `name the key as the variable, or read it by env: { VARIABLE: { secret: '${secret}', key: '${key}' } }`,
          })),
      ),
    ),
  ),
}
