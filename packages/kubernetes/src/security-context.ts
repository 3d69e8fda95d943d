import type { ISecurityContext } from './types.ts'

/** The pod-level half of the level `restricted`, for a process that is not root. */
export const podUser = (id: number, volumesGroup?: number) => ({
  runAsNonRoot: true,
  runAsUser: id,
  runAsGroup: id,
  ...(volumesGroup !== undefined && {
    fsGroup: volumesGroup,
    fsGroupChangePolicy: 'OnRootMismatch' as const,
  }),
  seccompProfile: { type: 'RuntimeDefault' as const },
})

/** The container-level half: no privilege escalation, only the listed capabilities, a read-only root file system. */
export const hardened = (over: { capabilities?: readonly string[]; readOnlyRootFilesystem?: boolean } = {}) =>
  ({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: over.readOnlyRootFilesystem ?? true,
    capabilities: { drop: ['ALL'], ...(over.capabilities?.length && { add: [...over.capabilities] }) },
  }) satisfies ISecurityContext
