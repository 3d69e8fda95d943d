import { commandLineOf, type Flag } from '../../tree/workloads/arguments.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { locatedMounts } from '../../tree/workloads/volumes.ts'

export const requireHostAccess: Rule = {
  id: 'require-host-access',
  ownSeverity: 'warning',
  summary: 'node-exporter has its node’s network, processes and folders, at the paths in its flags.',
  rationale: 'Without one of them it reports its own container, in values that look like a node’s.',
  fix: 'Mount /proc, /sys and / of the node at the paths of --path.procfs, --path.sysfs and --path.rootfs. Set hostNetwork and hostPID.',
  check: inEachRun((run, report) => {
    if (run.program?.host?.namespaces === undefined) return
    for (const [key, impact] of Object.entries(NAMESPACES) as [keyof typeof NAMESPACES, string][])
      if (run.pods.spec[key] !== true && run.pods.isKnown(key))
        report({
          location: run.pods.location(key),
          message: `${containerText(run)} runs without ${key}: true`,
          impact,
          fix: `set ${key}: true`,
        })
    for (const flag of commandLineOf(run.container).flags) checkFolder(run, flag, report)
  }),
}

const NAMESPACES = {
  hostNetwork: 'it reports the network of its own pod',
  hostPID: 'it reports the mounts of its own container',
} as const

/** Each flag's folder of the node. `no-missing-argument` reports a missing flag. */
const FOLDERS: Readonly<Record<string, string>> = {
  'path.procfs': '/proc',
  'path.sysfs': '/sys',
  'path.rootfs': '/',
}

const checkFolder = (run: Container, flag: Flag, report: Report): void => {
  const folder = FOLDERS[flag.name]
  if (folder === undefined) return
  const volumes = (run.pods.spec.volumes ?? []).filter(({ hostPath }) => hostPath?.path === folder)
  const mount = locatedMounts(run).find(({ mount: { name } }) =>
    volumes.some((volume) => volume.name === name),
  )
  if (mount?.mount.mountPath !== flag.value || !mount)
    report({
      location: run.location('args', flag.index),
      ...(mount && { related: [mount.location('mountPath')] }),
      message: `${containerText(run)} reads ${folder} of its node at ${flag.value ?? 'no path'}, and ${mount ? `its mount is at ${mount.mount.mountPath}` : 'has no mount of it'}`,
      impact: 'it exits, or reports its own container',
      fix: mount ? `write ${mount.mount.mountPath}` : `mount the hostPath ${folder} there`,
    })
  if (folder === '/' && mount && mount.mount.mountPropagation !== 'HostToContainer')
    report({
      location: mount.location('mountPropagation'),
      message: `${containerText(run)} sees the mounts at its own start, and no later ones`,
      impact: 'no metric and no alert shows a disk that the node mounts later',
      fix: 'set mountPropagation: HostToContainer',
    })
}
