import { at } from '../../values/location.ts'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { placedMounts } from '../../tree/workloads/volumes.ts'

export const requireNodeView: Rule = {
  id: 'require-node-view',
  summary:
    'node-exporter sees its node: its network, its processes and its folders, at the paths that it is told.',
  rationale:
    'Where one of them is missing it reports on its own container, in figures that look like a node’s.',
  example: {
    refused: 'args: [--path.rootfs=/host/root]\nvolumeMounts: [{name: root, mountPath: /host}]',
    accepted:
      'args: [--path.rootfs=/host/root]\nvolumeMounts: [{name: root, mountPath: /host/root, readOnly: true, mountPropagation: HostToContainer}]',
  },
  fix: 'Mount /proc, /sys and / of the node where --path.procfs, --path.sysfs and --path.rootfs say; set hostNetwork and hostPID.',
  check: inEachRun((run) =>
    run.program?.host?.namespaces === undefined ? [] : [...namespaces(run), ...folders(run)],
  ),
}

const namespaces = (run: Container): Violation[] =>
  (['hostNetwork', 'hostPID'] as const)
    .filter((key) => run.pods.spec[key] !== true)
    .map((key) => ({
      location: at(run.pods.controller, ...run.pods.path, key),
      message: `${containerText(run)} runs without ${key}: true`,
      impact:
        key === 'hostNetwork'
          ? 'it reports the network of its own pod'
          : 'it reports the mounts of its own container',
      fix: `set ${key}: true`,
    }))

const FOLDERS: Readonly<Record<string, string>> = {
  'path.procfs': '/proc',
  'path.sysfs': '/sys',
  'path.rootfs': '/',
}

const folders = (run: Container): Violation[] => {
  const { flags } = commandLineOf(run.container)
  return Object.entries(FOLDERS).flatMap(([name, folder]) => {
    const flag = flags.find((one) => one.name === name)
    // That a flag is missing is for `valid-arguments` to say.
    if (!flag) return []
    const volumes = (run.pods.spec.volumes ?? []).filter(({ hostPath }) => hostPath?.path === folder)
    const mount = placedMounts(run).find(({ mount: { name: volume } }) =>
      volumes.some((one) => one.name === volume),
    )
    return [
      ...(mount && mount.mount.mountPath === flag.value
        ? []
        : [
            {
              location: run.location('args', flag.index),
              ...(mount && { also: [mount.location('mountPath')] }),
              message: `${containerText(run)} looks for ${folder} of its node at ${flag.value ?? 'no path'}, and ${mount ? `it is mounted at ${mount.mount.mountPath}` : 'it is not mounted'}`,
              impact: 'it stops, or reports on its own container',
              fix: mount ? `write ${mount.mount.mountPath}` : `mount the hostPath ${folder} there`,
            },
          ]),
      ...(folder === '/' && mount && mount.mount.mountPropagation !== 'HostToContainer'
        ? [
            {
              location: mount.location('mountPropagation'),
              message: `${containerText(run)} sees the mounts that its node had when it started, and no later ones`,
              impact: 'a disk that is mounted later is never reported, and nobody is told that it fills',
              fix: 'set mountPropagation: HostToContainer',
            },
          ]
        : []),
    ]
  })
}
