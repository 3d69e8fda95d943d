import { mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRefusal, onDisk } from './disk-error.ts'
import type { Step, TreePlan } from './plan-tree.ts'
import { replaceFile } from './replace-file.ts'

/**
 * Carries out a plan's steps in order. Only this code changes a tree.
 * @throws DiskError at the first step that the disk refuses; earlier steps stay, and the next build continues from them
 */
export const applyPlan = ({ folder, steps }: TreePlan): void => {
  const made = new Set<string>()
  for (const step of steps) {
    const path = join(folder, step.path)
    if (step.do === 'write') ensureFolder(dirname(path), made)
    take(step, path)
  }
}

const ensureFolder = (folder: string, made: Set<string>): void => {
  if (made.has(folder)) return
  onDisk('make the folder', folder, () => mkdirSync(folder, { recursive: true }))
  made.add(folder)
}

const take = (step: Step, path: string): void => {
  switch (step.do) {
    case 'write':
      return onDisk('write', path, () => replaceFile(path, step.content))
    case 'remove':
      return onDisk('remove', path, () => rmSync(path))
    case 'remove-folder-if-empty':
      return onDisk('remove the empty folder', path, () => removeFolderIfEmpty(path))
  }
}

const removeFolderIfEmpty = (folder: string): void => {
  try {
    rmdirSync(folder)
  } catch (error) {
    // Some systems say EEXIST where a person's file is still in the folder.
    if (!isRefusal(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR')) throw error
  }
}
