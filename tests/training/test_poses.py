"""Poses are for pictures only: they may be deleted, cut or refused by the disk, and nothing else changes."""

import shutil
from itertools import pairwise

from training import autopilot, debrief, opening, poses, store
from training.poses import EVERY, Pose, PoseTrack, read
from training.replay import replay


def pose(time, x=1.0):
    return Pose(time, (x, 2.0, 1.62, 90.0, -5.0), "left", "grip", (1.0, 2.0, 1.0), "coverall")


def test_what_is_written_is_read_back_ten_times_a_second(tmp_path):
    track = PoseTrack(tmp_path / "p.jsonl")
    for frame in range(61):
        track.add(pose(frame / 60.0, x=frame / 10.0))
    track.write()
    found = read(tmp_path / "p.jsonl")
    assert 9 <= len(found) <= 11
    assert found[0] == pose(0.0, x=0.0)
    assert all(b.t - a.t >= EVERY - 0.01 for a, b in pairwise(found))


def test_a_body_that_stands_still_writes_nothing(tmp_path):
    track = PoseTrack(tmp_path / "p.jsonl")
    for frame in range(100):
        track.add(pose(frame / 10.0))
    assert len(track.recent) == 1


def test_after_a_rewind_the_pose_of_a_time_is_the_last_one_taken_there():
    track = PoseTrack()
    for n in range(50):
        track.add(pose(n / 10.0, x=n))
    track.add(pose(2.0, x=99.0))
    assert track.at(2.0).eye[0] == 99.0
    assert track.at(1.55).eye[0] == 15.0
    assert PoseTrack().at(1.0) is None


def test_a_track_goes_on_where_it_was(tmp_path):
    journal = tmp_path / "0001_x.jsonl"
    first = PoseTrack.beside(journal)
    first.add(pose(1.0))
    first.write()
    again = PoseTrack.beside(journal)
    assert again.at(9.0) == pose(1.0)
    again.add(pose(2.0, x=3.0))
    again.write()
    assert [p.t for p in read(store.track_path(journal))] == [1.0, 2.0]
    assert PoseTrack.beside(None).path is None


def test_lines_that_make_no_sense_are_left_out(tmp_path):
    path = tmp_path / "p.jsonl"
    track = PoseTrack(path)
    track.add(pose(1.0))
    track.write()
    good = path.read_text()
    path.write_bytes(b"\xff\x00\n[]\n{}\n" + good.encode() + b'{"t": 2, "eye": [1,2]}\n' + good[:20].encode())
    assert read(path) == [pose(1.0)]


def test_a_disk_that_refuses_poses_does_not_stop_the_run(tmp_path):
    track = PoseTrack(tmp_path / "nowhere" / "p.jsonl")
    for n in range(25):
        track.add(pose(float(n), x=n))
    assert "cannot be written" in track.trouble
    assert len(track.recent) == 25


def test_deleting_the_poses_changes_no_score_no_replay_and_no_debrief(tmp_path):
    told = []
    for name in ("with", "without", "broken"):
        path = tmp_path / name / "0001_c01_m1.jsonl"
        path.parent.mkdir()
        if not told:
            autopilot.play("c01_m1", "fail_outside_touched", journal=path)
            track = PoseTrack.beside(path)
            for n in range(300):
                track.add(pose(n / 10.0, x=n / 7.0))
            track.write()
        else:
            shutil.copy(tmp_path / "with" / path.name, path)
        if name == "broken":
            store.track_path(path).write_bytes(b"\x00\xff nonsense")
        again = replay(path, opening.open_parts)
        told.append((again.divergence, again.session.scorecard, debrief.debrief(path)))
    assert store.track_path(tmp_path / "with" / path.name).stat().st_size > 1000
    assert told[0] == told[1] == told[2]
    assert told[0][0] is None
    assert poses.read(store.track_path(tmp_path / "without" / path.name)) == []
