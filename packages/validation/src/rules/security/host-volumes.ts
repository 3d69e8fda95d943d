import type { Program } from '../../catalog/programs/program.ts'
import type { HostVolume, PlacedValue, SecuritySite } from '../../tree/workloads/security-sites.ts'

/** A folder of its node that a container mounts, and what is known of its program's need of it. */
export interface KnownHostVolume {
  readonly site: SecuritySite
  readonly volume: PlacedValue<HostVolume>
  readonly hostPath: NonNullable<HostVolume['hostPath']>
  readonly folder: NonNullable<Program['host']>['folders'][number] | undefined
}

export const hostVolumesOf = (site: SecuritySite): readonly KnownHostVolume[] =>
  site.volumes.flatMap((volume) => {
    const { hostPath } = volume.value
    if (!hostPath) return []
    const folder = site.program?.host?.folders.find(({ path }) => path.test(hostPath.path))
    return [{ site, volume, hostPath, folder }]
  })
