declare module 'heic-decode' {
  interface Decoded { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }
  /** The pictures in a HEIC file, each decoded when asked for; upright, RGBA. */
  export function all(of: { buffer: Uint8Array }): Promise<readonly { readonly width: number; readonly height: number; decode(): Promise<Decoded> }[]>;
}
