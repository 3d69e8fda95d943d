import { PRODUCT } from './names.ts'

export type Labels = Record<string, string>

/**
 * The labels by which a controller or Service selects pods. A controller's selector is immutable, so this set never
 * grows.
 */
export const selectorLabels = (name: string): Labels => ({ 'app.kubernetes.io/name': name })

/** The labels of every object and pod. k8s_attributes takes `service.name` from the first. */
export const labels = (name: string): Labels => ({
  ...selectorLabels(name),
  'app.kubernetes.io/part-of': PRODUCT,
  'app.kubernetes.io/managed-by': PRODUCT,
})
