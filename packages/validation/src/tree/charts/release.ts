import { at, type Path, type Located, type Location } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'

export type Release = Located<ObjectOf<'helm.toolkit.fluxcd.io/v2/HelmRelease'>>

/** What a release gives its chart under some keys. */
export const chartValue = ({ object }: Release, ...path: Path): unknown => valueAt(object.spec?.values, path)

export const atValue = (release: Release, ...path: Path): Location => at(release, 'spec', 'values', ...path)
