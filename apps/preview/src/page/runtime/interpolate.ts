import type { ScopedVars } from '@grafana/data'
import { type SceneObject, sceneGraph } from '@grafana/scenes'

export type FormatValue = (
  value: unknown,
  variable: { readonly multi?: boolean; readonly includeAll?: boolean },
) => string

/** Puts the values of variables into a text, as the panel sees them for which it is asked. */
export const interpolate = (
  text: string,
  scopedVars: ScopedVars = {},
  format?: FormatValue | string,
): string => {
  const asked: unknown = scopedVars['__sceneObject']?.value
  const sceneObject =
    asked === undefined ? undefined : ((asked as { valueOf: () => unknown }).valueOf() as SceneObject)
  return sceneObject === undefined ? text : sceneGraph.interpolate(sceneObject, text, scopedVars, format)
}
