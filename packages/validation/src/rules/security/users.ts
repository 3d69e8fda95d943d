import type { SecuritySite } from '../../tree/workloads/security-sites.ts'

/** What a container, or its pod, states of its user. */
export const userField = <Key extends 'runAsUser' | 'runAsGroup' | 'runAsNonRoot'>(
  { own, whole }: SecuritySite,
  key: Key,
): SecuritySite['own'][Key] => own[key] ?? whole[key]

/** Whether a container reads folders of its node, which belong to root. */
export const needsRoot = ({ program, volumes }: SecuritySite): boolean =>
  program?.host?.folders.some(({ writable }) => writable) === true &&
  volumes.some(({ value }) => value.hostPath)
