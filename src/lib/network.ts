import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** `waiting`: is there something without an answer for so long that a person should be told? */
export const useNetwork = create<{ online: boolean; waiting: boolean }>()(() => ({
  online: true,
  waiting: false,
}))

const become = (online: boolean) => {
  if (useNetwork.getState().online !== online) useNetwork.setState({ online })
}

/** Hears from now on whether there is a network. */
export function watchNetwork() {
  if (process.env.TARO_ENV === 'h5') {
    const look = () => become(navigator.onLine)
    for (const change of ['online', 'offline']) window.addEventListener(change, look)
    look()
    return
  }
  Taro.onNetworkStatusChange(({ isConnected }) => become(isConnected))
  void Taro.getNetworkType().then(({ networkType }) => become(networkType !== 'none'))
}

/** An answer has come: whatever the phone says, there is a network. */
export const answered = () => become(true)

/** Does something when the network is back after it was gone. @returns what ends that */
export const whenBackOnline = (again: () => void) =>
  useNetwork.subscribe((now, before) => now.online && !before.online && again())

/** The same while a component is shown; always the newest of `again`. */
export function useBackOnline(again: () => void) {
  const newest = useRef(again)
  useEffect(() => void (newest.current = again))
  useEffect(() => whenBackOnline(() => newest.current()), [])
}

/** Thrown by `attended`: the person did not want to wait any more. Nobody knows whether it was done. */
export class Left extends Error {}

/** ms until a person is told that there is no answer yet. */
const SLOW = 1000

/** By what is waited for: how the waiting is ended. */
const leaving = new Set<() => void>()

const count = () => useNetwork.setState({ waiting: leaving.size > 0 })

/** The promise, which a person is told of when it is slow, and need not wait for: Left when they do not. */
export function attended<T>(asked: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const leave = () => reject(new Left())
    const timer = setTimeout(() => {
      leaving.add(leave)
      count()
    }, SLOW)
    const end = () => {
      clearTimeout(timer)
      if (leaving.delete(leave)) count()
    }
    void asked.then(resolve, reject).finally(end)
  })
}

/** Ends the waiting for whatever has been told of. */
export function stopWaiting() {
  for (const leave of leaving) leave()
  leaving.clear()
  count()
}
