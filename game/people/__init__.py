"""People and hands at run time: skeletons, poses, figures, the trainee's own hands."""
