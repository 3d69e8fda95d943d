/** The names of the file that has kustomize build its folder, in the order in which it looks for them. */
export const LIST_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** Whether a file is what kustomize reads of its folder, by its name. */
export const isListName = (path: string): boolean =>
  LIST_NAMES.includes(path.slice(path.lastIndexOf('/') + 1))

/** The keys of a list that neither make nor change objects. */
export const PLAIN_KEYS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'resources'])

/** Whether kustomize would fetch a resource from elsewhere. */
export const isRemote = (resource: string): boolean => /^[\w+.-]+:|^[\w.-]+@|^github\.com\//.test(resource)
