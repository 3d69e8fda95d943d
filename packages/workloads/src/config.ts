import { configTexts, type ConfigPath, type InventoryFiles, type Pod } from '@fleet/model'
import { hashedFiles } from '@fleet/kubernetes'

type Texts = ReturnType<typeof configTexts>

/** The key of each config file in the ConfigMap: the name of the file, with a number where two have one name. */
export const configKeys = (
  texts: Texts,
): readonly (readonly [path: ConfigPath, key: string, text: string])[] => {
  const names = texts.map(([path]) => path.slice(path.lastIndexOf('/') + 1))
  const areUnique = new Set(names).size === names.length
  return texts.map(([path, text], index) => [
    path,
    areUnique ? (names[index] ?? '') : `${index}-${names[index]}`,
    text,
  ])
}

/** The ConfigMap of a pod's config files; nothing where it has none. */
export const configMaps = (name: string, pod: Pod, files: InventoryFiles) => {
  const keys = configKeys(configTexts(pod.config, files))
  return keys.length === 0
    ? []
    : [hashedFiles(name, pod.namespace, Object.fromEntries(keys.map(([, key, text]) => [key, text])))]
}
