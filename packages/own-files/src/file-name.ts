const LONGEST = 40

/** A file's name without its folder and its ending, as a part of names in Kubernetes: `./disks/Disk use.json` → `disk-use`. */
export const nameOfFile = (file: string): string =>
  file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '')
