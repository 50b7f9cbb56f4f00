import { z } from 'zod';
import { command, query } from '../kit.ts';
import { PhotoId } from '../vocabulary.ts';

/** A picture as services pass it on: re-encoded, without position or camera data. */
export const Picture = z.object({ mediaType: z.enum(['image/webp', 'image/jpeg']), base64: z.base64().max(1_400_000) });

/** Whether there is room for one more photo: asked before anybody sends, and before anything is decoded. */
export const mayAddPhoto = query({
  subject: 'needs.photo.may-add',
  http: 'GET /me/photo-room',
  title: '还能不能上传照片',
  access: { villager: 'any', relative: 'any', gridOfficer: 'any' },
  input: z.object({}),
  output: z.object({ left: z.int().min(1) }),
  refusals: ['photo/too-many'],
});

/** A photo for a need that is about to be asked; it belongs to who sent it until then. */
export const addPhoto = command({
  subject: 'needs.photo.add', http: 'POST /photos', title: '上传照片', upload: 'picture', before: mayAddPhoto,
  access: { villager: 'any', relative: 'any', gridOfficer: 'any' },
  input: Picture, output: z.object({ photoId: PhotoId }), refusals: ['photo/unreadable', 'photo/too-many'],
});

/** Seen by who may see the need's details; every look by others than its sender is recorded. */
export const getPhoto = query({
  subject: 'needs.photo.get', http: 'GET /photos/:photoId', title: '查看照片', download: 'picture',
  access: { villager: ['own', 'household'], relative: ['own', 'household'], gridOfficer: 'grid', villageCadre: 'division', townshipCadre: 'division', departmentLiaison: 'department' },
  input: z.object({ photoId: PhotoId }), output: Picture, refusals: ['photo/not-found'],
});
