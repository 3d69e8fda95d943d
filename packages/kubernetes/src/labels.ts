import { PRODUCT } from './names.ts'

export type Labels = Record<string, string>

/**
 * What a controller or Service selects pods by. A controller's selector can never be changed once it exists, so
 * nothing may ever be added here.
 */
export const selectorLabels = (name: string): Labels => ({ 'app.kubernetes.io/name': name })

/** The labels of every object and pod. k8s_attributes takes `service.name` from the first. */
export const labels = (name: string): Labels => ({
  ...selectorLabels(name),
  'app.kubernetes.io/part-of': PRODUCT,
  'app.kubernetes.io/managed-by': PRODUCT,
})
